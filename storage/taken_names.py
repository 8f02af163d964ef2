"""The names of those who run things here, as Discord last showed them: nobody else may make up one like them."""

from collections.abc import Iterable

import sqlalchemy as sa
from sqlalchemy.dialects.sqlite import insert

from bot.domain.people import GuildId, PersonId
from storage.coordinators import coordinators
from storage.prepared_statement import PreparedStatement
from storage.servers import servers
from storage.store import Transaction
from storage.tables import Snowflake, metadata

taken_names = sa.Table(
    "taken_names",
    metadata,
    sa.Column("guild", Snowflake, primary_key=True, autoincrement=False),
    sa.Column("person", Snowflake, primary_key=True, autoincrement=False),
    sa.Column("names", sa.Text, nullable=False),  # one a line
    sqlite_with_rowid=False,
)

_fresh = insert(taken_names)
_here = taken_names.c.guild == sa.bindparam("of_guild")
_this = sa.and_(_here, taken_names.c.person == sa.bindparam("of_person"))
_ONE = sa.select(taken_names.c.names).where(_this)
_OTHERS = PreparedStatement(
    sa.select(taken_names.c.names).where(_here, taken_names.c.person != sa.bindparam("of_person"))
)
_PUT = _fresh.on_conflict_do_update(index_elements=["guild", "person"], set_={"names": _fresh.excluded.names})
_coordinates = sa.exists().where(
    coordinators.c.guild == taken_names.c.guild, coordinators.c.person == taken_names.c.person
)
_leads = sa.exists().where(servers.c.guild == taken_names.c.guild, servers.c.lead == taken_names.c.person)
_FORGET = sa.delete(taken_names).where(~_coordinates & ~_leads)


def put_names(tx: Transaction, guild: GuildId, person: PersonId, names: Iterable[str]) -> None:
    """Remember what Discord shows this person as, in place of what was known; most presses change nothing."""
    text = "\n".join(dict.fromkeys(" ".join(name.split()) for name in names if name.strip()))
    known = tx.sql.execute(_ONE, {"of_guild": guild, "of_person": person}).scalar_one_or_none()
    if text and text != known:
        tx.sql.execute(_PUT, {"guild": guild, "person": person, "names": text})


def names_of_others(tx: Transaction, guild: GuildId, person: PersonId) -> tuple[str, ...]:
    """Return every name that is known of those who run things here, but for this person's own."""
    rows = _OTHERS.every(tx, {"of_guild": guild, "of_person": person})
    return tuple(name for (names,) in rows for name in names.split("\n"))


def forget_names(tx: Transaction) -> int:
    """Forget the names of those who run nothing here any more; return how many they are."""
    return tx.sql.execute(_FORGET).rowcount
