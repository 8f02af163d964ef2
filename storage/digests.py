"""The week in short: who asked for it and was not promised it yet."""

import sqlalchemy as sa

from bot.domain.digest import DIGEST
from bot.domain.people import GuildId, PersonId
from storage.departures import rests
from storage.letters import letters
from storage.preferences import preferences
from storage.store import Transaction
from storage.tables import Snowflake

_SERVERS = (
    sa.select(preferences.c.guild)
    .where(preferences.c.digest, ~rests(preferences.c.guild))
    .distinct()
    .order_by(preferences.c.guild)
)
_here = sa.bindparam("of_guild", type_=Snowflake)
_promised = sa.exists().where(
    letters.c.person == preferences.c.person,
    letters.c.kind == DIGEST.name,
    letters.c.guild == _here,
    letters.c.subject == sa.bindparam("of_week", type_=sa.String),
)
_READERS = (
    sa.select(preferences.c.person)
    .where(preferences.c.digest, preferences.c.guild == _here, ~_promised)
    .order_by(preferences.c.person)
    .limit(sa.bindparam("most", type_=sa.Integer))
)


def servers_with_readers(tx: Transaction) -> tuple[GuildId, ...]:
    """Return the servers in which somebody wants to hear once a week, but for those that rest."""
    return tuple(map(GuildId, tx.sql.execute(_SERVERS).scalars()))


def not_promised(tx: Transaction, guild: GuildId, week: str, *, limit: int) -> tuple[PersonId, ...]:
    """Return up to this many who want to hear once a week, and were never promised this one."""
    asked = {"of_guild": guild, "of_week": week, "most": limit}
    return tuple(map(PersonId, tx.sql.execute(_READERS, asked).scalars()))
