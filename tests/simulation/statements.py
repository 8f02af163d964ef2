"""SQLAlchemy's statements said to the driver without SQLAlchemy: its own words, said each time with new values."""

import sqlite3
from collections import namedtuple
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import Any, ClassVar

import sqlalchemy as sa
from sqlalchemy.dialects import sqlite

_DIALECT = sqlite.dialect()
_Made = Callable[[Any], Any] | None


class Result:
    """What a statement led to, as far as anybody asks."""

    __slots__ = ("_rows", "rowcount")

    def __init__(self, rows: Sequence[Any], rowcount: int) -> None:
        self._rows = rows
        self.rowcount = rowcount

    def __iter__(self) -> Iterator[Any]:
        return iter(self._rows)

    def all(self) -> Sequence[Any]:
        """Return every row."""
        return self._rows

    def one(self) -> Any:
        """Return the only row."""
        (row,) = self._rows
        return row

    def one_or_none(self) -> Any:
        """Return the only row, if there is one."""
        return self.one() if self._rows else None

    def first(self) -> Any:
        """Return the first row, if there is one."""
        return self._rows[0] if self._rows else None

    def mappings(self) -> "Result":
        """Return the same with each row's values by name."""
        return Result([row._mapping for row in self._rows], self.rowcount)

    def scalars(self) -> "Result":
        """Return the same with each row's first value in its place."""
        return Result([row[0] for row in self._rows], self.rowcount)

    def scalar(self) -> Any:
        """Return the first value of the first row, if there is one."""
        return self._rows[0][0] if self._rows else None

    def scalar_one(self) -> Any:
        """Return the first value of the only row."""
        return self.one()[0]

    def scalar_one_or_none(self) -> Any:
        """Return the first value of the only row, if there is one."""
        return self.one()[0] if self._rows else None


class Statement:
    """One statement in the driver's words, for values of these names and lengths."""

    def __init__(self, statement: sa.Executable, values: Mapping[str, Any]) -> None:
        compiled: Any = statement.compile(dialect=_DIALECT, column_keys=sorted(values))  # type: ignore[attr-defined]
        if compiled.insert_prefetch or compiled.update_prefetch:
            raise NotImplementedError("SQLAlchemy would do more than say this statement.")
        said = compiled.construct_expanded_state(compiled.construct_params(dict(values)))
        self._words: str = said.statement
        made = {**compiled._bind_processors, **said.processors}
        of = {name: (key, place) for key, parts in said.parameter_expansion.items() for place, name in enumerate(parts)}
        self._values = tuple(_value(said, made, name, values, *of.get(name, (name, None))) for name in said.positiontup)
        columns = _columns(statement)
        makers = [column.type.dialect_impl(_DIALECT).result_processor(_DIALECT, None) for column in columns]
        self._makers = tuple((place, make) for place, make in enumerate(makers) if make is not None)
        self._row = _row_of(tuple(str(column.key) for column in columns))

    def say(self, connection: sqlite3.Connection, values: Mapping[str, Any]) -> Result:
        """Say it, and return what it leads to."""
        cursor = connection.execute(self._words, [take(values) for take in self._values])
        return Result([self._made(row) for row in cursor.fetchall()], cursor.rowcount)

    def say_for_each(self, connection: sqlite3.Connection, many: Sequence[Mapping[str, Any]]) -> Result:
        """Say it for each of these values."""
        cursor = connection.executemany(self._words, [[take(values) for take in self._values] for values in many])
        return Result((), cursor.rowcount)

    def _made(self, raw: Sequence[Any]) -> Any:
        row = list(raw)
        for place, make in self._makers:
            row[place] = make(row[place])
        return self._row(row)


def _columns(statement: sa.Executable) -> Sequence[Any]:
    """Return what each row of the answer holds."""
    if isinstance(statement, sa.Select):
        return tuple(statement.selected_columns)
    return tuple(statement.exported_columns) if isinstance(statement, sa.UpdateBase) else ()


def _value(
    said: Any, made: Mapping[str, _Made], name: str, given: Mapping[str, Any], key: str, place: int | None
) -> Callable[[Mapping[str, Any]], Any]:
    """Return what finds one value among those given, or a value that is always the same, as the driver takes it."""
    make = made.get(name)
    if key not in given:
        fixed = said.parameters[name]
        fixed = fixed if make is None else make(fixed)
        return lambda _: fixed
    if place is not None:
        return lambda values: values[key][place] if make is None else make(values[key][place])
    return (lambda values: values[key]) if make is None else (lambda values: make(values[key]))


class Speaker:
    """Stands in for SQLAlchemy's connection; errors are the driver's own."""

    _known: ClassVar[dict[tuple[Any, ...], Statement]] = {}

    def __init__(self, connection: sqlite3.Connection) -> None:
        self.driver_connection = connection
        self.connection = self

    def execute(self, statement: sa.Executable, values: Any = None) -> Result:
        """Say a statement, once or for each of many values."""
        if isinstance(statement, sa.schema.ExecutableDDLElement):  # a table of the connection itself
            return self.exec_driver_sql(str(statement.compile(dialect=_DIALECT)))
        if isinstance(values, Sequence):
            return self._find(statement, values[0]).say_for_each(self.driver_connection, values)
        given: Mapping[str, Any] = values or {}
        return self._find(statement, given).say(self.driver_connection, given)

    def exec_driver_sql(self, words: str, values: Sequence[Any] = ()) -> Result:
        """Say something in the driver's own words."""
        cursor = self.driver_connection.execute(words, values)
        row = _row_of(tuple(column[0] for column in cursor.description or ()))
        return Result([row(raw) for raw in cursor.fetchall()], cursor.rowcount)

    def _find(self, statement: sa.Executable, given: Mapping[str, Any]) -> Statement:
        shape = (statement, *((name, len(value) if isinstance(value, list) else None) for name, value in given.items()))
        known = self._known.get(shape)
        if known is None:
            known = self._known[shape] = Statement(statement, given)
        return known


@cache
def _row_of(names: tuple[str, ...]) -> Callable[[Iterable[Any]], Any]:
    make_class: Any = namedtuple
    row = make_class("Row", names, rename=True)
    row._mapping = property(row._asdict)
    make: Callable[[Iterable[Any]], Any] = row._make
    return make


def speak_fully(connection: sqlite3.Connection) -> sa.Connection:
    """Have SQLAlchemy itself speak on this connection."""
    engine = sa.create_engine(
        "sqlite://",
        creator=lambda: connection,
        poolclass=sa.pool.StaticPool,
        pool_reset_on_return=None,
        isolation_level="AUTOCOMMIT",
    )
    return engine.connect()
