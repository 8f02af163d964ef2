"""Who has coordinated here: Discord does not say who wears a role, so whoever acts as a coordinator is remembered."""

import sqlalchemy as sa
from sqlalchemy.dialects.sqlite import insert

from bot.domain.people import GuildId, PersonId
from storage.store import Transaction
from storage.tables import Snowflake, metadata

coordinators = sa.Table(
    "coordinators",
    metadata,
    sa.Column("guild", Snowflake, primary_key=True, autoincrement=False),
    sa.Column("person", Snowflake, primary_key=True, autoincrement=False),
    sqlite_with_rowid=False,
)

_here = coordinators.c.guild == sa.bindparam("of_guild")
_this = sa.and_(_here, coordinators.c.person == sa.bindparam("of_person"))
_ONE = sa.select(coordinators.c.person).where(_this)
_ALL = sa.select(coordinators.c.person).where(_here).order_by(coordinators.c.person)
_PUT = insert(coordinators).on_conflict_do_nothing()
_REMOVE = sa.delete(coordinators).where(_this)


def put_coordinator(tx: Transaction, guild: GuildId, person: PersonId) -> None:
    """Remember that this person coordinates here; most presses change nothing."""
    if not is_coordinator(tx, guild, person):
        tx.sql.execute(_PUT, {"guild": guild, "person": person})


def is_coordinator(tx: Transaction, guild: GuildId, person: PersonId) -> bool:
    """Tell whether this person was a coordinator here when they last acted as one."""
    return tx.sql.execute(_ONE, {"of_guild": guild, "of_person": person}).first() is not None


def remove_coordinator(tx: Transaction, guild: GuildId, person: PersonId) -> None:
    """Forget that this person coordinates here."""
    tx.sql.execute(_REMOVE, {"of_guild": guild, "of_person": person})


def coordinators_of(tx: Transaction, guild: GuildId) -> tuple[PersonId, ...]:
    """Return who is known to coordinate here."""
    return tuple(map(PersonId, tx.sql.execute(_ALL, {"of_guild": guild}).scalars()))
