"""Letters that stand in a place: where, posting them again or elsewhere, and the places they cannot reach."""

from collections.abc import Collection
from datetime import datetime

import sqlalchemy as sa

from bot.domain.letters import UNKNOWN_CHANNEL, BlockedChannel
from bot.domain.people import ChannelId, GuildId, MessageId
from storage.letters.outbox import (
    CANCELLED,
    DEAD,
    PENDING,
    SENDING,
    SENT,
    in_state,
    letters,
)
from storage.prepared_statement import PreparedStatement
from storage.store import Transaction
from storage.tables import Moment, Snowflake

_SENT_MESSAGE = sa.select(letters.c.place, letters.c.message).where(
    letters.c.dedupe_key == sa.bindparam("key"),
    letters.c.state == SENT,
    letters.c.place.is_not(None),
    letters.c.message.is_not(None),
)
_WHAT_STANDS_IN = sa.select(letters.c.kind, letters.c.subject).where(
    letters.c.guild == sa.bindparam("of_guild"),
    letters.c.message == sa.bindparam("of_message", type_=Snowflake),
    letters.c.place.is_not(None),
    letters.c.edits.is_(None),
)
_unfinished = in_state(letters, PENDING, SENDING)
_POST_AGAIN = (
    sa.update(letters)
    .where(letters.c.dedupe_key == sa.bindparam("key", type_=sa.String))
    .values(
        id=sa.bindparam("new_id", type_=sa.String),  # or Discord would know it as the one it has seen
        place=sa.bindparam("to", type_=Snowflake),
        state=PENDING,
        attempts=0,
        error=None,
        message=None,
        doubtful_since=None,
        # Behind all that waits already: several that are posted again stand in the order in which they were.
        position=sa.select(sa.func.max(letters.c.position) + 1).scalar_subquery(),
        not_before=sa.bindparam("retry_at", type_=Moment),
        next_try=sa.bindparam("retry_at", type_=Moment),
        posted_again_at=sa.bindparam("retry_at", type_=Moment),
        expires_at=sa.bindparam("until", type_=Moment),
    )
)
_MOVE_EDITS = (
    sa.update(letters)
    .where(letters.c.edits == sa.bindparam("key", type_=sa.String), _unfinished)
    .values(place=sa.bindparam("to", type_=Snowflake))
)
_FORWARD = (
    sa.update(letters)
    .where(
        letters.c.place == sa.bindparam("of_place", type_=Snowflake),
        letters.c.edits.is_(None),
        letters.c.expires_at > sa.bindparam("retry_at", type_=Moment),
        (letters.c.state == PENDING)
        | (letters.c.state.in_((CANCELLED, DEAD)) & (letters.c.error == sa.bindparam("gone", type_=sa.Integer))),
    )
    .values(
        place=sa.bindparam("to", type_=Snowflake),
        state=PENDING,
        attempts=0,
        error=None,
        doubtful_since=None,
        next_try=sa.bindparam("retry_at", type_=Moment),
    )
)
_PLACE = PreparedStatement(sa.select(letters.c.place).where(letters.c.dedupe_key == sa.bindparam("key")))
_POSTED_AGAIN = sa.select(letters.c.posted_again_at).where(letters.c.dedupe_key == sa.bindparam("key"))
_UNPOSTED = sa.select(letters.c.id).where(
    letters.c.dedupe_key == sa.bindparam("key"),
    letters.c.state == PENDING,
    letters.c.doubtful_since.is_(None),
)
_COMING = sa.select(letters.c.id).where(letters.c.dedupe_key == sa.bindparam("key"), _unfinished)
_stuck = sa.and_(
    letters.c.guild == sa.bindparam("of_guild", type_=Snowflake),
    letters.c.state == PENDING,
    letters.c.error.is_not(None),
)
_HURRY = sa.update(letters).where(_stuck).values(next_try=sa.bindparam("retry_at", type_=Moment))
_found_no_channel = sa.and_(
    letters.c.state.in_((CANCELLED, DEAD)),
    letters.c.error == UNKNOWN_CHANNEL,
    letters.c.edits.is_(None),
    letters.c.expires_at > sa.bindparam("of_moment", type_=Moment),
)
_waits_for_a_new_channel = sa.and_(
    letters.c.guild == sa.bindparam("of_guild", type_=Snowflake),
    letters.c.place.in_(sa.bindparam("used", type_=Snowflake, expanding=True)),
    _found_no_channel,
)
_BLOCKED = (
    sa.select(letters.c.place, letters.c.error, sa.func.count())
    .where(_stuck | _waits_for_a_new_channel, letters.c.place.is_not(None))
    .group_by(letters.c.place, letters.c.error)
    .order_by(letters.c.place, letters.c.error)
)


def post_again(tx: Transaction, dedupe_key: str, place: ChannelId, *, expires_at: datetime, now: datetime) -> None:
    """Have a letter whose message is gone posted anew, in this place; edits that wait for it follow it there."""
    anew = {"key": dedupe_key, "new_id": tx.new_reference(), "to": place, "until": expires_at, "retry_at": now}
    tx.sql.execute(_POST_AGAIN, anew)
    tx.sql.execute(_MOVE_EDITS, {"key": dedupe_key, "to": place})


def forward_letters(tx: Transaction, place: ChannelId, to: ChannelId, *, now: datetime) -> int:
    """Send on what waits for a place, or found it gone, to the one that took its place; return how many they are."""
    moved = {"of_place": place, "to": to, "retry_at": now, "gone": UNKNOWN_CHANNEL}
    return tx.sql.execute(_FORWARD, moved).rowcount


def place_of(tx: Transaction, dedupe_key: str) -> ChannelId | None:
    """Return where this letter goes or went: None when it was never written, or is to a person."""
    (place,) = _PLACE.first(tx, {"key": dedupe_key}) or (None,)
    return None if place is None else ChannelId(place)


def is_unposted(tx: Transaction, dedupe_key: str) -> bool:
    """Tell whether this letter is still to go out, and no try of it can have arrived."""
    return tx.sql.execute(_UNPOSTED, {"key": dedupe_key}).first() is not None


def posted_again_at(tx: Transaction, dedupe_key: str) -> datetime | None:
    """Return when this letter was last put in the queue again: None when it was never."""
    at: datetime | None = tx.sql.execute(_POSTED_AGAIN, {"key": dedupe_key}).scalar_one_or_none()
    return at


def sent_message(tx: Transaction, dedupe_key: str) -> tuple[ChannelId, MessageId] | None:
    """Return the message that this letter became in its place: None when it was not sent, or went to a person."""
    row = tx.sql.execute(_SENT_MESSAGE, {"key": dedupe_key}).one_or_none()
    return None if row is None else (ChannelId(row.place), MessageId(row.message))


def what_stands_in(tx: Transaction, guild: GuildId, message: MessageId) -> tuple[str, str] | None:
    """Return the kind and the subject of the letter that is this message in a place of the server: None if none is."""
    row = tx.sql.execute(_WHAT_STANDS_IN, {"of_guild": guild, "of_message": message}).first()
    return None if row is None else (row.kind, row.subject)


def is_coming(tx: Transaction, dedupe_key: str) -> bool:
    """Tell whether this letter is still to go out, whatever became of it so far."""
    return tx.sql.execute(_COMING, {"key": dedupe_key}).first() is not None


def hurry_stuck(tx: Transaction, guild: GuildId, *, now: datetime) -> int:
    """Make letters of this server that failed due at once, and return how many they are."""
    return tx.sql.execute(_HURRY, {"of_guild": guild, "retry_at": now}).rowcount


def blocked_channels(
    tx: Transaction, guild: GuildId, *, used: Collection[ChannelId], now: datetime
) -> tuple[BlockedChannel, ...]:
    """Return the places of this server that letters cannot reach, and why.

    What found its place gone waits for another only if that place is one of the `used`.
    """
    asked = {"of_guild": guild, "used": sorted(used), "of_moment": now}
    return tuple(
        BlockedChannel(ChannelId(place), error, count) for place, error, count in tx.sql.execute(_BLOCKED, asked)
    )
