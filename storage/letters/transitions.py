"""Writing letters, and noting what became of them."""

from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.dialects.sqlite import insert

from bot.domain.letters import Letter, LetterState, NewLetter
from bot.domain.people import MessageId
from storage.letters.notes import end_carried
from storage.letters.outbox import (
    CANCELLED,
    CARRIED,
    DEAD,
    EXPIRED,
    PENDING,
    ROW,
    SENDING,
    SENT,
    WAITING,
    letters,
    row_of,
)
from storage.prepared_statement import PreparedStatement
from storage.store import Transaction
from storage.tables import Moment, Snowflake

_WRITE = PreparedStatement(insert(letters).on_conflict_do_nothing(index_elements=["dedupe_key"]), columns=ROW)
_ID = sa.bindparam("of_id", type_=sa.String)
_ARRIVED = (
    sa.update(letters)
    .where(letters.c.id == _ID)
    .values(
        state=SENT,
        message=sa.bindparam("posted", type_=Snowflake),
        sent_at=sa.bindparam("at", type_=Moment),
        error=None,
        doubtful_since=None,
    )
)
_SENT = _ARRIVED.where(letters.c.state == SENDING)
_AGAIN = (
    sa.update(letters)
    .where(letters.c.id == _ID, letters.c.state == SENDING)  # what was taken back meanwhile stays taken back
    .values(
        state=PENDING,
        error=sa.bindparam("met", type_=sa.Integer),
        next_try=sa.bindparam("retry_at", type_=Moment),
        doubtful_since=sa.bindparam("doubt", type_=Moment),
    )
)
_END = (
    sa.update(letters)
    .where(letters.c.id == _ID)
    .values(state=sa.bindparam("ended", type_=sa.String), error=sa.bindparam("met", type_=sa.Integer), carried_by=None)
)
_DROP = {
    recipient: sa.update(letters)
    .where(
        letters.c.state.in_((PENDING, SENDING, WAITING, CARRIED)),
        letters.c[recipient] == sa.bindparam("of_recipient", type_=Snowflake),
        letters.c.guild == sa.bindparam("of_guild", type_=Snowflake),  # who left one server may be in another
        # What stands in a private conversation can be changed also when nothing new can be written there.
        letters.c.edits.is_(None) if recipient == "person" else sa.true(),
    )
    .values(state=CANCELLED, error=sa.bindparam("met", type_=sa.Integer), carried_by=None)
    for recipient in ("place", "person")
}
_REVIVE = (
    sa.update(letters)
    .where(
        letters.c.dedupe_key == sa.bindparam("key", type_=sa.String),
        letters.c.state.in_((EXPIRED, DEAD, CANCELLED)),
    )
    .values(
        state=PENDING,
        attempts=0,
        error=None,
        next_try=sa.bindparam("retry_at", type_=Moment),
        expires_at=sa.bindparam("until", type_=Moment),
    )
)


def write_letter(tx: Transaction, letter: NewLetter) -> None:
    """Put this letter in the outbox, unless one with the same dedupe key was ever put there."""
    _WRITE.run(tx, row_of(tx, letter))


def revive_letter(tx: Transaction, dedupe_key: str, *, expires_at: datetime, now: datetime) -> None:
    """Let a letter that came to nothing try once more; one that waits or was sent stays as it is."""
    tx.sql.execute(_REVIVE, {"key": dedupe_key, "until": expires_at, "retry_at": now})


def mark_sent(tx: Transaction, letter: Letter, message: MessageId, *, at: datetime) -> bool:
    """Note that this letter arrived as this message, and all that it carries; tell whether it was still wanted."""
    arrived = {"of_id": letter.id, "posted": message, "at": at}
    was_wanted = tx.sql.execute(_SENT, arrived).rowcount > 0
    if not was_wanted:
        tx.sql.execute(_ARRIVED, arrived)
    if letter.carries:
        end_carried(tx, [letter.id], SENT, at=at)
    return was_wanted


def mark_failed(
    tx: Transaction, letter: Letter, *, error: int | None, retry_at: datetime, doubtful_since: datetime | None
) -> None:
    """Put this letter back to be tried again at `retry_at`; `error` is why the last try failed."""
    retry = {"of_id": letter.id, "met": error, "retry_at": retry_at, "doubt": doubtful_since}
    tx.sql.execute(_AGAIN, retry)


def mark_ended(tx: Transaction, letter: Letter, state: LetterState, *, error: int | None = None) -> None:
    """Note how this letter ended, and all that it carries with it."""
    tx.sql.execute(_END, {"of_id": letter.id, "ended": state.value, "met": error})
    if letter.carries:
        end_carried(tx, [letter.id], state.value)


def drop_queue(tx: Transaction, letter: Letter, *, error: int) -> None:
    """Cancel all else that was to go from this server to the place or person of this letter, which is gone."""
    recipient, to = ("person", letter.person) if letter.place is None else ("place", letter.place)
    tx.sql.execute(_DROP[recipient], {"of_recipient": to, "of_guild": letter.guild, "met": error})
