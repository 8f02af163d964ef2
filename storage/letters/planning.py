"""Letters that are planned for a moment each, and planned anew when what they are about moves."""

from collections.abc import Sequence

import sqlalchemy as sa
from sqlalchemy.dialects.sqlite import insert

from bot.domain.letters import NewLetter
from storage.letters.outbox import CANCELLED, EXPIRED, PENDING, WAITING, letters
from storage.store import Transaction

_fresh = insert(letters)
_not_gone_out = sa.or_(*(letters.c.state == state for state in (PENDING, WAITING, EXPIRED, CANCELLED)))
_PLAN = _fresh.on_conflict_do_update(
    index_elements=["dedupe_key"],
    set_={
        "not_before": _fresh.excluded.not_before,
        "next_try": _fresh.excluded.not_before,
        "expires_at": _fresh.excluded.expires_at,
        "state": PENDING,
        "attempts": 0,
        "error": None,
    },
    where=_not_gone_out & letters.c.doubtful_since.is_(None),
)


def plan_letters(tx: Transaction, planned: Sequence[NewLetter]) -> None:
    """Put these letters in the outbox; what is there already moves to its new moment, unless it has gone out."""
    if planned:
        tx.sql.execute(_PLAN, [_row(tx, letter) for letter in planned])


def _row(tx: Transaction, letter: NewLetter) -> dict[str, object]:
    return {
        "id": tx.new_reference(),
        "kind": letter.kind,
        "dedupe_key": letter.dedupe_key,
        "guild": letter.guild,
        "place": letter.place,
        "person": letter.person,
        "subject": letter.subject,
        "not_before": letter.not_before,
        "expires_at": letter.expires_at,
        "edits": letter.edits,
        "state": PENDING,
        "attempts": 0,
        "next_try": letter.not_before,
    }
