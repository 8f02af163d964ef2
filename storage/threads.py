"""Threads on cards of ours: which there are, how far each has come, and which wants something next."""

from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects.sqlite import insert

from bot.domain.letters import BlockedChannel
from bot.domain.people import ChannelId, GuildId
from bot.domain.threads import CardThread, ThreadState
from storage.departures import rests
from storage.store import Transaction
from storage.tables import Moment, Snowflake, known, metadata

threads = sa.Table(
    "threads",
    metadata,
    sa.Column("id", Snowflake, primary_key=True, autoincrement=False),  # that of the message on which it stands
    sa.Column("guild", Snowflake, nullable=False),
    sa.Column("channel", Snowflake, nullable=False),
    sa.Column("card", sa.String(200), nullable=False),
    sa.Column("subject", sa.String(64), nullable=False),
    sa.Column("state", sa.String(16), nullable=False),
    sa.Column("ends_with", sa.String(200)),
    sa.Column("next_try", Moment),  # nothing is left to do where it is NULL
    sa.Column("attempts", sa.Integer, nullable=False),
    sa.Column("error", sa.Integer),
    sa.Column("begun_again_at", Moment),  # when it was last started in place of one that somebody deleted
    known("state", ThreadState),
    sa.Index(None, "card"),
    sa.Index("ix_threads_due", "next_try", sqlite_where=sa.text("next_try IS NOT NULL")),
    sa.Index("ix_threads_ending", "ends_with", sqlite_where=sa.text("ends_with IS NOT NULL")),
    sqlite_with_rowid=False,
)

_UNWANTED = ThreadState.UNWANTED.value
_now = sa.bindparam("now", type_=Moment)
_this = threads.c.id == sa.bindparam("of_thread", type_=Snowflake)
_on_card = sa.and_(threads.c.card == sa.bindparam("of_card", type_=sa.String), threads.c.state != _UNWANTED)
_awake = sa.and_(threads.c.next_try.is_not(None), ~rests(threads.c.guild))
_ADD = insert(threads).on_conflict_do_nothing(index_elements=[threads.c.id])
_REPLACED = (
    sa.update(threads)
    .where(_on_card, threads.c.id != sa.bindparam("but", type_=Snowflake))
    .values(state=_UNWANTED, next_try=_now, attempts=0, error=None)
)
_BEGUN_AGAIN = sa.select(threads.c.begun_again_at).where(_this)
_ONE = sa.select(threads).where(_this)
_ON = sa.select(threads).where(_on_card)
_DUE = sa.select(threads).where(_awake, threads.c.next_try <= _now).order_by(threads.c.next_try, threads.c.id)
_NEXT = sa.select(sa.func.min(threads.c.next_try)).where(_awake)
_UPDATE = sa.update(threads).where(_this)
_HURRY = (
    sa.update(threads)
    .where(threads.c.ends_with == sa.bindparam("sent", type_=sa.String), threads.c.next_try.is_not(None))
    .values(next_try=_now)
)
_REMOVE = sa.delete(threads).where(_this)
_stuck = sa.and_(threads.c.guild == sa.bindparam("of_guild"), threads.c.error.is_not(None))
_BLOCKED = (
    sa.select(threads.c.channel, threads.c.error, sa.func.count())
    .where(_stuck)
    .group_by(threads.c.channel, threads.c.error)
    .order_by(threads.c.channel, threads.c.error)
)
_HURRY_STUCK = sa.update(threads).where(_stuck).values(next_try=_now)


def add_thread(tx: Transaction, thread: CardThread, *, now: datetime) -> None:
    """Want a thread on this card from now on, in place of any that stood on it before."""
    tx.sql.execute(_REPLACED, {"of_card": thread.card, "but": thread.id, "now": now})
    row = {
        "id": thread.id,
        "guild": thread.guild,
        "channel": thread.channel,
        "card": thread.card,
        "subject": thread.subject,
        "state": thread.state.value,
        "ends_with": thread.ends_with,
        "attempts": 0,
        "next_try": now,
    }
    tx.sql.execute(_ADD, row)


def thread(tx: Transaction, number: ChannelId) -> CardThread | None:
    """Return this thread if it is one of ours."""
    row = tx.sql.execute(_ONE, {"of_thread": number}).mappings().one_or_none()
    return None if row is None else _thread_from(row)


def thread_on(tx: Transaction, card: str) -> CardThread | None:
    """Return the thread that stands on this card, or is wanted there."""
    row = tx.sql.execute(_ON, {"of_card": card}).mappings().one_or_none()
    return None if row is None else _thread_from(row)


def threads_due(tx: Transaction, *, now: datetime) -> tuple[CardThread, ...]:
    """Return the threads that want something by now, the longest due first."""
    return tuple(map(_thread_from, tx.sql.execute(_DUE, {"now": now}).mappings()))


def next_due(tx: Transaction) -> datetime | None:
    """Return when a thread next wants something."""
    due: datetime | None = tx.sql.execute(_NEXT).scalar_one()
    return due


def put_state(tx: Transaction, number: ChannelId, state: ThreadState, *, next_try: datetime | None) -> None:
    """Note how far a thread has come, and when it next wants something: None for never."""
    anew = {"state": state.value, "next_try": next_try, "attempts": 0, "error": None}
    tx.sql.execute(_UPDATE, {"of_thread": number, **anew})


def want_again(tx: Transaction, number: ChannelId, *, at: datetime) -> None:
    """Want a thread anew that somebody deleted, at this moment."""
    put_state(tx, number, ThreadState.WANTED, next_try=at)
    tx.sql.execute(_UPDATE, {"of_thread": number, "begun_again_at": at})


def begun_again_at(tx: Transaction, number: ChannelId) -> datetime | None:
    """Return when this thread was last wanted anew: None when it was never deleted."""
    at: datetime | None = tx.sql.execute(_BEGUN_AGAIN, {"of_thread": number}).scalar_one_or_none()
    return at


def put_end(tx: Transaction, number: ChannelId, ends_with: str) -> None:
    """Note after which letter nothing follows in this thread."""
    tx.sql.execute(_UPDATE, {"of_thread": number, "ends_with": ends_with})


def put_failure(tx: Transaction, number: ChannelId, error: int, *, attempts: int, next_try: datetime) -> None:
    """Note that a step failed, and when it is tried again."""
    tx.sql.execute(_UPDATE, {"of_thread": number, "error": error, "attempts": attempts, "next_try": next_try})


def postpone(tx: Transaction, number: ChannelId, until: datetime) -> None:
    """Look at a thread again then."""
    tx.sql.execute(_UPDATE, {"of_thread": number, "next_try": until})


def hurry_ending(tx: Transaction, sent: str, *, now: datetime) -> None:
    """Look at once at a thread whose last letter has just arrived."""
    tx.sql.execute(_HURRY, {"sent": sent, "now": now})


def hurry_stuck(tx: Transaction, guild: GuildId, *, now: datetime) -> None:
    """Look at once at the threads of this server for which something was refused."""
    tx.sql.execute(_HURRY_STUCK, {"of_guild": guild, "now": now})


def remove_thread(tx: Transaction, number: ChannelId) -> None:
    """Forget a thread that is not there any more."""
    tx.sql.execute(_REMOVE, {"of_thread": number})


def blocked_channels(tx: Transaction, guild: GuildId) -> tuple[BlockedChannel, ...]:
    """Return the channels of this server in whose threads something was refused, and why."""
    rows = tx.sql.execute(_BLOCKED, {"of_guild": guild})
    return tuple(BlockedChannel(ChannelId(place), error, count, threads=True) for place, error, count in rows)


def _thread_from(row: Any) -> CardThread:
    return CardThread(
        id=ChannelId(row["id"]),
        guild=GuildId(row["guild"]),
        channel=ChannelId(row["channel"]),
        card=row["card"],
        subject=row["subject"],
        state=ThreadState(row["state"]),
        ends_with=row["ends_with"],
        attempts=row["attempts"],
    )
