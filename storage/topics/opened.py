"""Topics from the moment they open: the questions about them."""

from datetime import datetime

import sqlalchemy as sa

from bot.domain.people import ChannelId, GuildId
from bot.domain.topics import Topic, TopicId, TopicState
from storage.departures import rests
from storage.prepared_statement import PreparedStatement
from storage.read_once import read_once
from storage.store import Transaction
from storage.tables import Moment
from storage.topics.rows import TOPIC_COLUMNS, topic_from
from storage.topics.tables import topics

_this = topics.c.id == sa.bindparam("of_topic")
_open = topics.c.state == TopicState.OPEN.value
_ONE = PreparedStatement(sa.select(*TOPIC_COLUMNS).where(_this))
_open_here = sa.and_(
    _open,
    topics.c.guild == sa.bindparam("of_guild"),
    topics.c.closes_at > sa.bindparam("of_moment", type_=Moment),
)
_OPEN_HERE = sa.select(*TOPIC_COLUMNS).where(_open_here).order_by(topics.c.closes_at, topics.c.id)
_COUNT_OPEN = sa.select(sa.func.count()).select_from(topics).where(_open_here)
_RUNNING = sa.select(*TOPIC_COLUMNS).where(_open, ~rests(topics.c.guild)).order_by(topics.c.closes_at, topics.c.id)
_lately = sa.and_(_open | (topics.c.ended_at > sa.bindparam("of_moment", type_=Moment)), ~rests(topics.c.guild))
_LATELY = sa.select(*TOPIC_COLUMNS).where(_lately).order_by(topics.c.opened_at, topics.c.id)
_LATELY_HERE = _LATELY.where(topics.c.guild == sa.bindparam("of_guild"))
_CLOSED_HERE = (
    sa.select(*TOPIC_COLUMNS)
    .where(topics.c.state == TopicState.CLOSED.value, topics.c.guild == sa.bindparam("of_guild"))
    .order_by(topics.c.ended_at.desc(), topics.c.id)
)
_since, _until = sa.bindparam("since", type_=Moment), sa.bindparam("until", type_=Moment)
_OPENED = (
    sa.select(*TOPIC_COLUMNS)
    .where(topics.c.guild == sa.bindparam("of_guild"), topics.c.opened_at >= _since, topics.c.opened_at < _until)
    .order_by(topics.c.opened_at, topics.c.id)
)
_TOLD = (
    sa.select(*TOPIC_COLUMNS)
    .where(
        topics.c.guild == sa.bindparam("of_guild"),
        sa.or_(
            *(
                sa.and_(moment >= _since, moment < _until)
                for moment in (topics.c.ended_at, topics.c.heard_at, topics.c.done_at)
            )
        ),
    )
    .order_by(topics.c.ended_at, topics.c.id)
)
_UPDATE = sa.update(topics).where(_this)
_CLOSE_ALL = (
    sa.update(topics)
    .where(_open, topics.c.guild == sa.bindparam("of_guild"))
    .values(state=TopicState.CLOSED.value, ended_at=topics.c.closes_at)
)
_HEARD = _UPDATE.values(
    heard=sa.bindparam("heard"),
    do_by=sa.bindparam("do_by"),
    heard_at=sa.func.coalesce(topics.c.heard_at, sa.bindparam("heard_now", type_=Moment)),
)


def topic(tx: Transaction, guild: GuildId | None, topic_id: TopicId) -> Topic | None:
    """Return this topic if this server has it; with None for the server, wherever it is."""
    found = _anywhere(tx, topic_id)
    return None if found is None or guild not in {None, found.guild} else found


@read_once
def _anywhere(tx: Transaction, topic_id: TopicId) -> Topic | None:
    row = _ONE.first_named(tx, {"of_topic": topic_id})
    return None if row is None else topic_from(row)


def open_here(tx: Transaction, guild: GuildId, *, now: datetime) -> tuple[Topic, ...]:
    """Return the topics of this server that can be answered, soonest close first."""
    rows = tx.sql.execute(_OPEN_HERE, {"of_guild": guild, "of_moment": now}).mappings()
    return tuple(map(topic_from, rows))


def count_open(tx: Transaction, guild: GuildId, *, now: datetime) -> int:
    """Return how many topics can be answered in this server."""
    number: int = tx.sql.execute(_COUNT_OPEN, {"of_guild": guild, "of_moment": now}).scalar_one()
    return number


def running(tx: Transaction) -> tuple[Topic, ...]:
    """Return every open topic of servers that the bot is in, soonest close first."""
    return tuple(map(topic_from, tx.sql.execute(_RUNNING).mappings()))


def lately_open(tx: Transaction, guild: GuildId | None, *, ended_after: datetime) -> tuple[Topic, ...]:
    """Return the topics that are open, or ended after this, the longest open first: of one server or of all."""
    asked = {"of_moment": ended_after}
    rows = (
        tx.sql.execute(_LATELY, asked) if guild is None else tx.sql.execute(_LATELY_HERE, {**asked, "of_guild": guild})
    )
    return tuple(map(topic_from, rows.mappings()))


def closed_here(tx: Transaction, guild: GuildId) -> tuple[Topic, ...]:
    """Return the topics of this server that have closed, newest first."""
    return tuple(map(topic_from, tx.sql.execute(_CLOSED_HERE, {"of_guild": guild}).mappings()))


def opened_between(tx: Transaction, guild: GuildId, since: datetime, until: datetime) -> tuple[Topic, ...]:
    """Return the topics of this server that opened from one moment to just before the other, oldest first."""
    asked = {"of_guild": guild, "since": since, "until": until}
    return tuple(map(topic_from, tx.sql.execute(_OPENED, asked).mappings()))


def told_between(tx: Transaction, guild: GuildId, since: datetime, until: datetime) -> tuple[Topic, ...]:
    """Return the topics of this server that closed, or of which something was said, from one moment to the other."""
    asked = {"of_guild": guild, "since": since, "until": until}
    return tuple(map(topic_from, tx.sql.execute(_TOLD, asked).mappings()))


def close(tx: Transaction, topic_id: TopicId, *, now: datetime) -> None:
    """Let nobody answer this topic any more."""
    tx.sql.execute(_UPDATE, {"of_topic": topic_id, "state": TopicState.CLOSED.value, "ended_at": now})


def move_close(tx: Transaction, topic_id: TopicId, closes_at: datetime) -> None:
    """Let this topic close at another time."""
    tx.sql.execute(_UPDATE, {"of_topic": topic_id, "closes_at": closes_at})


def note_heard_live(tx: Transaction, topic_id: TopicId, heard: str) -> None:
    """Remember what was heard at the meeting whose twin this topic is."""
    tx.sql.execute(_UPDATE, {"of_topic": topic_id, "heard_live": heard})


def close_all(tx: Transaction, guild: GuildId) -> None:
    """Have every topic of this server end, which is about to be forgotten."""
    tx.sql.execute(_CLOSE_ALL, {"of_guild": guild})


def note_thread(tx: Transaction, topic_id: TopicId, thread: ChannelId | None) -> None:
    """Remember where the answers to this topic stand: None while there is no thread."""
    tx.sql.execute(_UPDATE, {"of_topic": topic_id, "thread": thread})


def note_heard(tx: Transaction, topic_id: TopicId, heard: str, *, do_by: datetime, now: datetime) -> None:
    """Remember what was heard, and by when it is said what was done; when it was first said stays."""
    said = {"heard": heard, "do_by": do_by, "heard_now": now}
    tx.sql.execute(_HEARD, {"of_topic": topic_id, **said})


def note_do_by(tx: Transaction, topic_id: TopicId, do_by: datetime) -> None:
    """Remember by when it is said what was done."""
    tx.sql.execute(_UPDATE, {"of_topic": topic_id, "do_by": do_by})


def note_done(tx: Transaction, topic_id: TopicId, done: str, *, now: datetime) -> None:
    """Remember what was done."""
    tx.sql.execute(_UPDATE, {"of_topic": topic_id, "done": done, "done_at": now})
