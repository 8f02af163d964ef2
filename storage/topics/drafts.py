"""Topics that are being written: keeping them, finding them again, opening them or throwing them away."""

from collections.abc import Collection
from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.dialects.sqlite import insert

from bot.domain.people import ChannelId, GuildId, PersonId
from bot.domain.topics import Topic, TopicId, TopicState
from storage.store import Transaction
from storage.tables import Moment
from storage.topics.rows import TOPIC_COLUMNS, topic_from, written
from storage.topics.tables import topics

_this = topics.c.id == sa.bindparam("of_topic")
_draft = topics.c.state == TopicState.DRAFT.value
_fresh = insert(topics)
_KEPT = ("id", "guild", "author", "state", "drafted_at", "heard", "done")
_KEEP = _fresh.on_conflict_do_update(
    index_elements=[topics.c.id],
    set_={
        column.name: _fresh.excluded[column.name]
        for column in topics.c
        if column.name
        not in (*_KEPT, "opened_at", "ended_at", "channel", "thread", "do_by", "done_at", "heard_at", "heard_live")
    },
)
_by = sa.and_(_draft, topics.c.guild == sa.bindparam("of_guild"), topics.c.author == sa.bindparam("of_author"))
_BY = sa.select(*TOPIC_COLUMNS, topics.c.drafted_at).where(_by).order_by(topics.c.drafted_at.desc(), topics.c.id)
_COUNT = sa.select(sa.func.count()).select_from(topics).where(_by)
_REMOVE = sa.delete(topics).where(_this, _draft, topics.c.guild == sa.bindparam("of_guild"))
_OPEN = sa.update(topics).where(_this)
_FORGET = sa.delete(topics).where(
    _draft,
    topics.c.drafted_at <= sa.bindparam("of_moment", type_=Moment),
    topics.c.id.not_in(sa.bindparam("but", expanding=True)),
)


def keep_draft(tx: Transaction, draft: Topic, *, now: datetime) -> None:
    """Remember this draft as it is now; when it was begun stays."""
    fixed = {"id": draft.id, "guild": draft.guild, "author": draft.author, "state": TopicState.DRAFT.value}
    tx.sql.execute(_KEEP, {**fixed, "drafted_at": now, "heard": "", "done": "", **written(draft)})


def drafts_by(tx: Transaction, guild: GuildId, author: PersonId) -> tuple[tuple[Topic, datetime], ...]:
    """Return the drafts of one person in this server, newest first, each with when it was begun."""
    rows = tx.sql.execute(_BY, {"of_guild": guild, "of_author": author}).mappings()
    return tuple((topic_from(row), row["drafted_at"]) for row in rows)


def count_drafts(tx: Transaction, guild: GuildId, author: PersonId) -> int:
    """Return how many topics this person is writing here."""
    number: int = tx.sql.execute(_COUNT, {"of_guild": guild, "of_author": author}).scalar_one()
    return number


def remove_draft(tx: Transaction, guild: GuildId, topic: TopicId) -> bool:
    """Throw this draft away; tell whether there was one."""
    return tx.sql.execute(_REMOVE, {"of_topic": topic, "of_guild": guild}).rowcount > 0


def forget_drafts(tx: Transaction, *, begun_before: datetime, but: Collection[TopicId] = ()) -> int:
    """Throw away drafts that were begun before this, but for these; return how many."""
    return tx.sql.execute(_FORGET, {"of_moment": begun_before, "but": sorted(but)}).rowcount


def open_draft(tx: Transaction, draft: Topic, channel: ChannelId, *, now: datetime) -> None:
    """Open this draft in this channel: from here on the database refuses to change what it asks."""
    opened = {"state": TopicState.OPEN.value, "opened_at": now, "channel": channel, **written(draft)}
    tx.sql.execute(_OPEN, {"of_topic": draft.id, **opened})
