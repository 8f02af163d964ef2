"""Servers that the bot was removed from: what is remembered of them rests, until it is forgotten or the bot is back."""

from collections.abc import Iterable
from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.dialects.sqlite import insert

from bot.domain.people import GuildId
from storage.prepared_statement import PreparedStatement
from storage.read_once import read_once
from storage.store import Transaction
from storage.tables import Moment, Snowflake, metadata

departures = sa.Table(
    "departures",
    metadata,
    sa.Column("guild", Snowflake, primary_key=True, autoincrement=False),
    sa.Column("removed_at", Moment, nullable=False),
)

_NOTE = insert(departures).on_conflict_do_nothing(index_elements=["guild"])
_FORGET = sa.delete(departures).where(departures.c.guild == sa.bindparam("of_guild"))
_ONE = PreparedStatement(sa.select(departures.c.guild).where(departures.c.guild == sa.bindparam("of_guild")))
_ALL = sa.select(departures.c.guild).order_by(departures.c.guild)
_LONG_AGO = _ALL.where(departures.c.removed_at <= sa.bindparam("of_moment", type_=Moment))


def note_departure(tx: Transaction, guild: GuildId, *, now: datetime) -> None:
    """Remember since when the bot is not in this server any more; told again, the first time stays."""
    tx.sql.execute(_NOTE, {"guild": guild, "removed_at": now})


def remove_departure(tx: Transaction, guild: GuildId) -> None:
    """Remember that the bot is in this server again."""
    tx.sql.execute(_FORGET, {"of_guild": guild})


@read_once
def has_departed(tx: Transaction, guild: GuildId) -> bool:
    """Tell whether the bot was removed from this server."""
    return _ONE.first(tx, {"of_guild": guild}) is not None


def departed(tx: Transaction) -> frozenset[GuildId]:
    """Return the servers the bot was removed from."""
    return _guilds(tx.sql.execute(_ALL).scalars())


def departed_before(tx: Transaction, moment: datetime) -> frozenset[GuildId]:
    """Return the servers the bot was removed from at this moment or before."""
    return _guilds(tx.sql.execute(_LONG_AGO, {"of_moment": moment}).scalars())


def rests(guild: sa.ColumnElement[int]) -> sa.ColumnElement[bool]:
    """Build the question whether the bot was removed from this server, for use inside another."""
    return sa.exists().where(departures.c.guild == guild)


def _guilds(numbers: Iterable[int]) -> frozenset[GuildId]:
    return frozenset(map(GuildId, numbers))
