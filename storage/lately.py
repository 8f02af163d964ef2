"""What somebody did in the last day, in memory only: so that nobody can fill the bot, and nothing of it is kept.

A table of the connection itself: undone with the call that wrote it, in no file, in no backup, gone with the programme.
"""

from datetime import datetime, timedelta

import sqlalchemy as sa

from bot.domain.people import GuildId, PersonId
from storage.prepared_statement import PreparedStatement
from storage.store import Transaction
from storage.tables import Moment, Snowflake

A_DAY = timedelta(days=1)
_lately = sa.Table(
    "lately",
    sa.MetaData(),  # of no database: no migration makes it
    sa.Column("guild", Snowflake, nullable=False),
    sa.Column("person", Snowflake, nullable=False),
    sa.Column("what", sa.Text, nullable=False),
    sa.Column("at", Moment, nullable=False),
)
_MAKE = "CREATE TEMPORARY TABLE IF NOT EXISTS lately (guild INTEGER, person INTEGER, what TEXT, at INTEGER)"
_FIND = "CREATE INDEX IF NOT EXISTS temp.lately_found ON lately (guild, person, what)"
_BY_AGE = "CREATE INDEX IF NOT EXISTS temp.lately_by_age ON lately (at)"
_FORGET = PreparedStatement(
    sa.delete(_lately).where(
        (_lately.c.at <= sa.bindparam("of_moment", type_=Moment)) | (_lately.c.at > sa.bindparam("now", type_=Moment))
    )
)
_NOTE = PreparedStatement(sa.insert(_lately))
_COUNT = PreparedStatement(
    sa.select(sa.func.count()).where(
        _lately.c.guild == sa.bindparam("of_guild"),
        _lately.c.person == sa.bindparam("of_person"),
        _lately.c.what == sa.bindparam("of_what"),
    )
)


def count_lately(tx: Transaction, guild: GuildId, person: PersonId, what: str, *, now: datetime) -> int:
    """Return how often this person did this here within a day; what a clock that was ahead noted does not count."""
    _make(tx)
    _FORGET.run(tx, {"of_moment": now - A_DAY, "now": now})
    (number,) = _COUNT.first(tx, {"of_guild": guild, "of_person": person, "of_what": what}) or (0,)
    return number


def note_lately(tx: Transaction, guild: GuildId, person: PersonId, what: str, *, now: datetime) -> None:
    """Note that this person did this here."""
    _make(tx)
    _NOTE.run(tx, {"guild": guild, "person": person, "what": what, "at": now})


def _make(tx: Transaction) -> None:
    tx.driver.execute(_MAKE)
    tx.driver.execute(_FIND)
    tx.driver.execute(_BY_AGE)
