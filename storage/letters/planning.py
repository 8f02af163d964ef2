"""Letters that are planned for a moment each, and planned anew when what they are about moves."""

from collections.abc import Sequence
from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.dialects.sqlite import insert

from bot.domain.letters import NewLetter
from storage.letters.outbox import CANCELLED, EXPIRED, PENDING, WAITING, letters, row_of
from storage.store import Transaction
from storage.tables import Moment

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
_DUE = sa.select(letters.c.dedupe_key).where(
    letters.c.dedupe_key.in_(sa.bindparam("keys", expanding=True)),
    letters.c.not_before <= sa.bindparam("now", type_=Moment),
)


def plan_letters(tx: Transaction, planned: Sequence[NewLetter]) -> None:
    """Put these letters in the outbox; what is there already moves to its new moment, unless it has gone out."""
    if planned:
        tx.sql.execute(_PLAN, [row_of(tx, letter) for letter in planned])


def plan_again(tx: Transaction, planned: Sequence[NewLetter], *, now: datetime, anew: bool) -> None:
    """Move these letters to where they are due now; with `anew` those come again that were taken back or are due."""
    if anew:
        plan_letters(tx, planned)
    else:
        plan_ahead(tx, planned, now=now)


def plan_ahead(tx: Transaction, planned: Sequence[NewLetter], *, now: datetime) -> None:
    """Do the same, but leave alone what was due by now."""
    due = set(tx.sql.execute(_DUE, {"keys": [letter.dedupe_key for letter in planned], "now": now}).scalars())
    plan_letters(tx, [letter for letter in planned if letter.dedupe_key not in due])
