"""Forgetting letters that have done their work."""

from collections.abc import Collection
from datetime import datetime

import sqlalchemy as sa

from bot.domain.people import GuildId, PersonId
from storage.letters.outbox import CARRIED, PENDING, SENDING, WAITING, in_state, letters
from storage.store import Transaction
from storage.tables import Moment, Snowflake
from storage.threads import threads

_edit = letters.alias("edit")
_FORGET = sa.delete(letters).where(
    letters.c.state.not_in((PENDING, SENDING)),
    letters.c.expires_at <= sa.bindparam("of_moment", type_=Moment),
    letters.c.dedupe_key.not_in(sa.bindparam("needed", expanding=True)),
    ~sa.exists().where(_edit.c.edits == letters.c.dedupe_key, in_state(_edit, PENDING, SENDING)),
    letters.c.edits.is_not(None) | ~sa.exists().where(threads.c.id == letters.c.place),
    # The latest try tells a clock that has gone back.
    letters.c.tried_at.is_(None) | (letters.c.tried_at < sa.select(sa.func.max(letters.c.tried_at)).scalar_subquery()),
)

_RECALL = sa.delete(letters).where(
    letters.c.dedupe_key == sa.bindparam("key", type_=sa.String), letters.c.state.in_((PENDING, WAITING, CARRIED))
)

_RECALL_ABOUT = sa.delete(letters).where(
    letters.c.guild == sa.bindparam("of_guild", type_=Snowflake),
    letters.c.person == sa.bindparam("of_person", type_=Snowflake),
    letters.c.subject == sa.bindparam("of_subject", type_=sa.String),
    letters.c.state.in_((PENDING, WAITING, CARRIED)),
)
_KNOWN = sa.select(letters.c.id).where(letters.c.dedupe_key == sa.bindparam("key", type_=sa.String))


def recall_letter(tx: Transaction, dedupe_key: str) -> None:
    """Delete a letter that is not on its way yet, as if it had never been promised."""
    tx.sql.execute(_RECALL, {"key": dedupe_key})


def is_remembered(tx: Transaction, dedupe_key: str) -> bool:
    """Tell whether this letter was promised, and is not forgotten or taken back."""
    return tx.sql.execute(_KNOWN, {"key": dedupe_key}).first() is not None


def recall_letters_about(tx: Transaction, guild: GuildId, person: PersonId, subject: str) -> None:
    """Delete what is not on its way yet to this person about one thing."""
    tx.sql.execute(_RECALL_ABOUT, {"of_guild": guild, "of_person": person, "of_subject": subject})


def forget_letters(tx: Transaction, *, expired_before: datetime, needed: Collection[str]) -> int:
    """Delete letters that came to their end and whose time was over before this; return how many.

    Those with a dedupe key in `needed` stay, those whose message is still to be changed, and what stands in a thread of
    ours: its author may take it back years later.
    """
    return tx.sql.execute(_FORGET, {"of_moment": expired_before, "needed": sorted(needed)}).rowcount
