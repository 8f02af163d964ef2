"""What is still owed to those who answered topics that have closed."""

import sqlalchemy as sa

from bot.domain.contributions import StillOwed
from bot.domain.people import NOBODY, GuildId
from bot.domain.topics import TopicState
from storage.contributions.call_backs import owed_a_call
from storage.contributions.tables import contributions
from storage.departures import rests
from storage.store import Transaction
from storage.topics.rows import TOPIC_COLUMNS, topic_from
from storage.topics.tables import topics

_of_it = contributions.c.topic == topics.c.id
_not_told = sa.and_(
    contributions.c.outcome.is_not(None),
    contributions.c.told_at.is_(None) | contributions.c.outcome.is_distinct_from(contributions.c.told_outcome),
)


def _how_many(which: sa.ColumnElement[bool]) -> sa.ScalarSelect[int]:
    return sa.select(sa.func.count()).select_from(contributions).where(_of_it, which).scalar_subquery()


_undecided = _how_many(contributions.c.outcome.is_(None)).label("undecided")
_answered_by_phone = sa.and_(contributions.c.author == NOBODY, contributions.c.role_group.is_not(None))
_by_phone = _how_many(sa.or_(sa.and_(_answered_by_phone, _not_told), owed_a_call)).label("by_phone")
_OWED = (
    sa.select(*TOPIC_COLUMNS, _undecided, _by_phone)
    .where(topics.c.state == TopicState.CLOSED.value, ~rests(topics.c.guild))
    .order_by(topics.c.ended_at, topics.c.id)
)
_owes = sa.or_(topics.c.heard_at.is_(None), topics.c.done_at.is_(None), _undecided > 0, _by_phone > 0)
_EVERYWHERE = _OWED.where(_owes)
_HERE = _EVERYWHERE.where(topics.c.guild == sa.bindparam("of_guild"))


def owed_here(tx: Transaction, guild: GuildId) -> tuple[StillOwed, ...]:
    """Return what is owed about the topics of this server, those that closed first on top."""
    return _found(tx.sql.execute(_HERE, {"of_guild": guild}))


def owed_everywhere(tx: Transaction) -> tuple[StillOwed, ...]:
    """Return what is owed in all servers that the bot is in."""
    return _found(tx.sql.execute(_EVERYWHERE))


def _found(rows: sa.CursorResult[tuple[object, ...]]) -> tuple[StillOwed, ...]:
    return tuple(StillOwed(topic_from(row), row["undecided"], row["by_phone"]) for row in rows.mappings())
