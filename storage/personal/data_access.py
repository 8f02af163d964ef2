"""What is held about one person in one server, by the register."""

from collections.abc import Iterator
from functools import cache
from typing import Any, Final

import sqlalchemy as sa

from bot.domain.people import GuildId, PersonId
from bot.domain.personal import Fact, Holding, RowFate, Value
from storage.key_folder import KeyUnreadable
from storage.personal.columns import called
from storage.personal.entries import RegisterEntry
from storage.personal.register import REGISTER
from storage.store import Transaction
from storage.tables import Moment


def held_about(tx: Transaction, guild: GuildId, person: PersonId) -> tuple[Holding, ...]:
    """Return everything that is held about this person here, as it is; nothing about whether they have voted."""
    return tuple(_holding(line, _rows(tx, line, guild, person)) for line in REGISTER)


def is_held(tx: Transaction, guild: GuildId, person: PersonId) -> bool:
    """Tell whether anything is held about this person that goes when they have been out of the server for long."""
    named = {"of_guild": guild, "of_person": person}
    return any(tx.sql.execute(one, named).first() is not None for one in _IS_HELD)


def people_held(tx: Transaction, guild: GuildId) -> frozenset[PersonId]:
    """Return everybody in this server about whom such is held."""
    found = (tx.sql.execute(one, {"of_guild": guild}).scalars() for one in _HELD)
    return frozenset(PersonId(one) for people in found for one in people if one)


def scope(table: sa.Table, guild: object) -> sa.ColumnElement[bool]:
    """Say which rows belong to a server: by the table's own column, or by what its rows refer to."""
    if "guild" in table.c:
        return table.c.guild == guild
    way = way_to_server(table)
    return way.parent.in_(sa.select(way.column).where(way.column.table.c.guild == guild))


def belongs_to_a_server(table: sa.Table) -> bool:
    """Tell whether the rows of this table belong to servers."""
    return "guild" in table.c or any("guild" in key.column.table.c for key in table.foreign_keys)


def way_to_server(table: sa.Table) -> sa.ForeignKey:
    """Return the reference by which rows without a server of their own lead to one."""
    ways = (key for key in table.foreign_keys if "guild" in key.column.table.c)
    return min(ways, key=lambda one: one.parent.name)


def _rows(tx: Transaction, line: RegisterEntry, guild: GuildId, person: PersonId) -> list[sa.RowMapping]:
    shown = line.shown.split()
    if not line.who or not shown:
        return []
    try:
        who = tx.keys.person_tag(guild, person) if line.tagged else person
    except KeyUnreadable:  # then the tags cannot be told apart just now
        return []
    asked = _shown(line.table, line.who, *shown)
    return list(tx.sql.execute(asked, {"of_guild": guild, "of_person": who}).mappings())


@cache
def _shown(table: sa.Table, who: str, *shown: str) -> sa.Select[Any]:
    times = (table.c[name] for name in shown if isinstance(table.c[name].type, Moment))
    return (
        sa.select(*(table.c[name] for name in shown))
        .where(scope(table, sa.bindparam("of_guild")), table.c[who] == sa.bindparam("of_person"))
        .order_by(*times, *table.primary_key.columns)  # as it came, and not as references happen to sort
    )


def _holding(line: RegisterEntry, rows: list[sa.RowMapping]) -> Holding:
    return Holding(
        kind=line.table.name,
        called=line.called,
        when_erased=line.fates.erasure,
        why=line.why,
        rows=tuple(tuple(_fact(line.table, name, row[name]) for name in line.shown.split()) for row in rows),
        can_be_found=bool(line.who),
    )


def _fact(table: sa.Table, column: str, value: Value) -> Fact:
    words, told = called(table.name, column)
    return Fact(column, words, value, told)


def _goes_when_away() -> Iterator[tuple[sa.Select[int], sa.ColumnElement[int]]]:
    for line in REGISTER:
        if line.who and not line.tagged and line.fates.away is RowFate.DELETED:
            who: sa.ColumnElement[int] = line.table.c[line.who]
            yield sa.select(who).where(scope(line.table, sa.bindparam("of_guild"))), who


_HELD: Final = tuple(people.distinct() for people, _ in _goes_when_away())
_IS_HELD: Final = tuple(people.where(who == sa.bindparam("of_person")).limit(1) for people, who in _goes_when_away())
