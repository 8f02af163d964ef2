"""Somebody who put something together, is named in it, thanked somebody and was thanked, and keeps a record."""

from datetime import date

import sqlalchemy as sa

from bot.domain.people import PersonId
from storage.outputs import output_credits, outputs
from storage.record import certificate_drafts, kept_entries
from storage.store import Transaction
from storage.thanks import received_thanks, thanks
from tests.services.polling_place import GUILD, NOON


def settle_with_thanks(tx: Transaction, me: PersonId) -> None:
    """Have somebody put something together, be named, thank and be thanked, and keep what they took part in."""
    made = {"id": "7" * 32, "guild": GUILD, "author": me, "title": "The card", "about": "", "link": ""}
    given = {"id": "8" * 32, "guild": GUILD, "giver": me, "giver_name": "", "words": "Thank you for the tea."}
    mine = {"guild": GUILD, "person": me}
    rows: tuple[tuple[sa.Table, dict[str, object]], ...] = (
        (outputs, {**made, "state": "draft", "drafted_at": NOON, "edition": 0}),
        (output_credits, {**mine, "output": "7" * 32, "way": "none", "name": "", "roles": "", "answered_at": NOON}),
        (thanks, {**given, "state": "begun", "begun_at": NOON, "to_everyone": False, "is_public": False}),
        (received_thanks, {**mine, "thanks": "8" * 32, "name": ""}),
        (
            kept_entries,
            {**mine, "id": "9" * 32, "kind": "walk", "title": "Tea", "happened_on": date(2027, 1, 12), "kept_at": NOON},
        ),
        (
            certificate_drafts,
            {**mine, "entries": "9" * 32, "name": "Amara", "learned": "", "language": "en", "begun_at": NOON},
        ),
    )
    for table, row in rows:
        tx.sql.execute(sa.insert(table), row)
