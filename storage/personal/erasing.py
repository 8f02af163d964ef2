"""Erasing people, by the register: in this database, and in older ones that were kept."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache
from typing import Any

import sqlalchemy as sa

from bot.domain.people import GuildId, PersonId
from bot.domain.personal import RowFate
from storage.personal.data_access import belongs_to_a_server, scope, way_to_server
from storage.personal.entries import SOMEBODY, RegisterEntry
from storage.personal.register import REGISTER
from storage.tables import metadata

Somebody = tuple[GuildId, PersonId]
Columns = Mapping[str, frozenset[str]]  # of each table: an older database has fewer
_GUILD: sa.BindParameter[int] = sa.bindparam("of_guild")
_WHO: sa.BindParameter[int] = sa.bindparam("of_person")
_WORD: sa.BindParameter[str] = sa.bindparam("naming")
_LONG = 15  # figures: every account number has at least so many


def columns_in(sql: sa.Connection) -> Columns:
    """Return the columns of every table that this database has."""
    names = sql.exec_driver_sql("SELECT name FROM sqlite_master WHERE type = 'table'").scalars().all()
    return {
        name: frozenset(row[1] for row in sql.exec_driver_sql(f'PRAGMA table_info("{name}")').all()) for name in names
    }


def people_in(sql: sa.Connection, columns: Columns) -> frozenset[Somebody]:
    """Return everybody whose number stands anywhere, with the server it stands for."""
    found: set[Somebody] = set()
    for line in _lines(columns):
        guild, rows = _with_server(line.table)
        asked = sa.select(guild, line.table.c[line.who]).select_from(rows).distinct()
        found.update((GuildId(here), PersonId(who)) for here, who in sql.execute(asked) if who is not None and who > 0)
        for name in _named(line, columns):
            texts = sql.execute(sa.select(line.table.c.guild, line.table.c[name]).distinct())
            found.update((GuildId(here), PersonId(who)) for here, text in texts for who in _numbers(text or ""))
    return frozenset(found)


def erase_rows(sql: sa.Connection, somebody: Somebody, columns: Columns, *, reference: Callable[[], str]) -> int:
    """Take somebody out of every table of one server as the register says; return how many rows that changed."""
    guild, person = somebody
    who = {"of_guild": guild, "of_person": person}
    naming = {"naming": f"%:{person}:%"}
    changed = 0
    for line in _lines(columns):
        if line.fates.erasure is RowFate.EMPTIED:
            changed += _empty(sql, line, who, columns, reference)
        elif line.fates.erasure is RowFate.DELETED:
            named = _named(line, columns)
            changed += sql.execute(_delete(line.table, line.who, named), who | naming if named else who).rowcount
    return changed


def servers_in(sql: sa.Connection, columns: Columns) -> frozenset[GuildId]:
    """Return every server of which anything stands in this database."""
    tables = [one for one in metadata.sorted_tables if "guild" in one.c and one.name in columns]
    return frozenset(
        GuildId(one) for table in tables for one in sql.execute(sa.select(table.c.guild).distinct()).scalars()
    )


def forget_rows(sql: sa.Connection, guild: GuildId, columns: Columns) -> int:
    """Take a whole server out of every table; return how many rows that were."""
    tables = [one for one in reversed(metadata.sorted_tables) if one.name in columns and belongs_to_a_server(one)]
    return sum(sql.execute(sa.delete(table).where(scope(table, guild))).rowcount for table in tables)


@cache
def _delete(table: sa.Table, who: str, named: tuple[str, ...]) -> sa.Delete:
    naming = [(sa.literal(":") + table.c[name] + ":").like(_WORD) for name in named]
    return sa.delete(table).where(scope(table, _GUILD), sa.or_(table.c[who] == _WHO, *naming))


@cache
def _rows_of(table: sa.Table, who: str) -> sa.Select[Any]:
    return sa.select(*table.primary_key.columns).where(scope(table, _GUILD), table.c[who] == _WHO)


def _empty(
    sql: sa.Connection, line: RegisterEntry, who: Mapping[str, int], columns: Columns, reference: Callable[[], str]
) -> int:
    """Empty each row by itself: those of one person must not be told together by what stands there instead."""
    table = line.table
    keys = tuple(table.primary_key.columns)
    rows: Sequence[sa.Row[Any]] = sql.execute(_rows_of(table, line.who), who).all()
    instead = {name: value for name, value in (line.instead or {line.who: None}).items() if name in columns[table.name]}
    for row in rows:
        new = {name: _nobody(reference) if value is SOMEBODY else value for name, value in instead.items()}
        same = sa.and_(*(key == value for key, value in zip(keys, row, strict=True)))
        sql.execute(sa.update(table).where(same).values(new))
    return len(rows)


def _nobody(reference: Callable[[], str]) -> int:
    return -1 - int(reference()[:15], 16)


def _lines(columns: Columns) -> Iterator[RegisterEntry]:
    return (line for line in REGISTER if line.who and not line.tagged and line.who in columns.get(line.table.name, ()))


def _named(line: RegisterEntry, columns: Columns) -> tuple[str, ...]:
    return tuple(name for name in line.named_in.split() if name in columns[line.table.name])


def _with_server(table: sa.Table) -> tuple[sa.ColumnElement[int], sa.FromClause]:
    if "guild" in table.c:
        return table.c.guild, table
    way = way_to_server(table)
    return way.column.table.c.guild, table.join(way.column.table, way.parent == way.column)


def _numbers(text: str) -> Iterator[int]:
    return (int(word) for word in text.split(":") if len(word) >= _LONG and word.isdecimal() and len(word) < 20)
