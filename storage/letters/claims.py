"""Which letters are due, and taking them in hand."""

from collections.abc import Sequence
from datetime import datetime
from typing import Literal

import sqlalchemy as sa

from bot.domain.letters import DMS_CLOSED, NOT_WRITTEN, Letter
from storage.departures import rests
from storage.letters.outbox import CANCELLED, EXPIRED, PENDING, SENDING, SENT, WAITING, letter_from, letters
from storage.store import Transaction
from storage.tables import Moment

Recipient = Literal["place", "person"]
RECIPIENTS: tuple[Recipient, ...] = ("place", "person")

_AN_HOUR = 3_600_000_000  # microseconds
_now = sa.bindparam("now", type_=Moment)
_unfinished = letters.c.state.in_((PENDING, SENDING))
_waiting_and_due = sa.and_(letters.c.state == PENDING, letters.c.not_before <= _now)
_base = letters.alias("base")
_newer = letters.alias("newer")
_earlier = letters.alias("earlier")

_EXPIRE = (  # one that may have arrived is first looked for: the postman ends it
    sa.update(letters)
    .where(
        letters.c.state.in_((PENDING, WAITING)),
        letters.c.expires_at <= _now,
        letters.c.doubtful_since.is_(None) | letters.c.edits.is_not(None) | (letters.c.state == WAITING),
    )
    .values(state=EXPIRED)
)
_TRY_AGAIN = (  # perhaps they take private messages again
    sa.update(letters)
    .where(letters.c.state == WAITING, letters.c.error == DMS_CLOSED, letters.c.next_try <= _now)
    .values(state=PENDING)
)
_CANCEL_OLDER_EDITS = (
    sa.update(letters)
    .where(
        _waiting_and_due,
        letters.c.edits.is_not(None),
        sa.exists().where(
            _newer.c.edits == letters.c.edits,
            _newer.c.state.in_((PENDING, SENDING)),
            _newer.c.not_before <= _now,
            _newer.c.position > letters.c.position,
        ),
    )
    .values(state=CANCELLED)
)
_CANCEL_EDITS_OF_NOTHING = (
    sa.update(letters)
    .where(
        letters.c.state == PENDING,
        letters.c.edits.is_not(None),
        ~sa.exists().where(_base.c.dedupe_key == letters.c.edits, _base.c.state.in_((PENDING, SENDING, SENT))),
    )
    .values(state=CANCELLED)
)


def _ready(recipient: Recipient) -> sa.Select[tuple[object, ...]]:
    """Build the question for letters that nothing but time holds back.

    An edit waits for the message it changes. A letter waits behind an earlier one to the same recipient that is being
    tried again, unless that one only lacks words and is about something else.
    """
    held_back = sa.exists().where(
        _earlier.c[recipient] == letters.c[recipient],
        _earlier.c.state == PENDING,
        _earlier.c.edits.is_(None),
        _earlier.c.not_before <= _now,
        _earlier.c.next_try > _now,
        (_earlier.c.error != NOT_WRITTEN) | (_earlier.c.subject == letters.c.subject),
        sa.tuple_(_earlier.c.not_before, _earlier.c.position) < sa.tuple_(letters.c.not_before, letters.c.position),
    )
    beside_base = letters.outerjoin(_base, (_base.c.dedupe_key == letters.c.edits) & (_base.c.state == SENT))
    return (
        sa.select(letters, _base.c.id.label("original"), _base.c.message.label("target"))
        .select_from(beside_base)
        .where(
            _unfinished,
            letters.c[recipient].is_not(None),
            ~rests(letters.c.guild),
            sa.case((letters.c.edits.is_(None), ~held_back), else_=_base.c.message.is_not(None)),
        )
    )


def _due(recipient: Recipient) -> sa.Select[tuple[object, ...]]:
    ready = _ready(recipient).where(letters.c.next_try <= _now)
    return ready.order_by(letters.c.not_before, letters.c.position).limit(sa.bindparam("most", type_=sa.Integer))


_DUE = {recipient: _due(recipient) for recipient in RECIPIENTS}
_NEXT = {
    recipient: _ready(recipient).with_only_columns(sa.func.min(letters.c.next_try), maintain_column_froms=True)
    for recipient in RECIPIENTS
}
_CLAIM = (
    sa.update(letters)
    .where(letters.c.id.in_(sa.bindparam("ids", expanding=True)))
    .values(
        state=SENDING,
        attempts=letters.c.attempts + 1,
        tried_at=_now,
        doubtful_since=sa.func.coalesce(letters.c.doubtful_since, _now),
    )
)
_DISTRUST = (
    sa.update(letters)
    .where(letters.c.doubtful_since.is_not(None), _unfinished)
    .values(doubtful_since=sa.type_coerce(sa.type_coerce(letters.c.not_before, sa.BigInteger) - _AN_HOUR, Moment))
)
_LATEST = sa.select(sa.func.max(letters.c.tried_at))


def tidy_letters(tx: Transaction, *, now: datetime) -> None:
    """End what need not be sent any more: the expired, edits that a newer one replaces, edits of nothing."""
    for statement in (_EXPIRE, _CANCEL_OLDER_EDITS, _CANCEL_EDITS_OF_NOTHING, _TRY_AGAIN):
        tx.sql.execute(statement, {"now": now})


def find_due(tx: Transaction, *, now: datetime, limit: int, to: Recipient) -> tuple[Letter, ...]:
    """Return up to this many due letters, the longest due first; those left in hand by a crash are among them."""
    rows = tx.sql.execute(_DUE[to], {"now": now, "most": limit}).all()
    return tuple(letter_from(row, attempts=row.attempts + 1) for row in rows)


def take_in_hand(tx: Transaction, due: Sequence[Letter], *, now: datetime) -> None:
    """Note that these letters are being tried."""
    if due:
        tx.sql.execute(_CLAIM, {"now": now, "ids": [letter.id for letter in due]})


def distrust_doubts(tx: Transaction) -> None:
    """Let every try in doubt count as one of long ago."""
    tx.sql.execute(_DISTRUST)


def next_due(tx: Transaction, *, now: datetime) -> datetime | None:
    """Return when the next letter wants sending: in the past when one is due already, None when none waits."""
    times = (tx.sql.execute(statement, {"now": now}).scalar_one() for statement in _NEXT.values())
    return min((time for time in times if time is not None), default=None)


def latest_mark(tx: Transaction) -> datetime | None:
    """Return the latest moment at which a letter was taken in hand."""
    latest: datetime | None = tx.sql.execute(_LATEST).scalar_one()
    return latest
