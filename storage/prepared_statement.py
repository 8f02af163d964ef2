"""Statements made ready once and handed straight to the driver: only for where everyone presses at once."""

import sqlite3
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cached_property
from typing import Any, Final, cast

import sqlalchemy as sa
from sqlalchemy.dialects import sqlite
from sqlalchemy.engine.interfaces import Dialect

from storage.store import Transaction

_DIALECT: Final = cast("Dialect", sqlite.dialect(paramstyle="named"))


class PreparedStatement:
    """One Core statement in the driver's own words; SQLAlchemy's way of running it costs about 25 µs more, every time.

    Values go in and come out as their columns' types have them. An insert that leaves columns to their defaults
    names the `columns` that it fills.
    """

    def __init__(self, statement: sa.Executable, *, columns: Iterable[str] | None = None) -> None:
        self._statement = statement
        self._columns = None if columns is None else list(columns)

    def run(self, tx: Transaction, values: Mapping[str, Any]) -> int:
        """Run it for its effect; return on how many rows it had one."""
        return self._ready.run(tx, values).rowcount

    def first(self, tx: Transaction, values: Mapping[str, Any]) -> list[Any] | None:
        """Run it and return its first row."""
        rows = self._ready.run(tx, values).fetchall()
        return self._ready.made(rows[0]) if rows else None

    def first_named(self, tx: Transaction, values: Mapping[str, Any]) -> Mapping[str, Any] | None:
        """Run it and return its first row, by the names of its columns."""
        row = self.first(tx, values)
        return None if row is None else dict(zip(self._ready.names, row, strict=True))

    def every(self, tx: Transaction, values: Mapping[str, Any]) -> Sequence[Sequence[Any]]:
        """Run it and return all its rows."""
        rows = self._ready.run(tx, values).fetchall()
        return [self._ready.made(row) for row in rows] if self._ready.makers else rows

    @cached_property
    def _ready(self) -> "_Ready":
        return _Ready(self._statement, self._columns)  # when it is first run: all of them take 15 ms of a start


class _Ready:
    def __init__(self, statement: sa.Executable, columns: list[str] | None) -> None:
        element = cast("sa.sql.ClauseElement", statement)
        compiled = cast("sa.sql.compiler.SQLCompiler", element.compile(dialect=_DIALECT, column_keys=columns))
        asked = {name: bind for name, bind in compiled.binds.items() if bind.required}
        chosen = tuple(statement.selected_columns) if isinstance(statement, sa.Select) else ()
        self.names = tuple(str(column.key) for column in chosen)
        self._words = str(compiled)
        self._fixed = {name: value for name, value in compiled.params.items() if name not in asked}
        self._packers = [
            (name, pack) for name, bind in asked.items() if (pack := _type(bind).bind_processor(_DIALECT)) is not None
        ]
        self.makers: list[tuple[int, Callable[[Any], Any]]] = [
            (place, make)
            for place, column in enumerate(chosen)
            if (make := _type(column).result_processor(_DIALECT, None)) is not None
        ]

    def run(self, tx: Transaction, values: Mapping[str, Any]) -> sqlite3.Cursor:
        if self._fixed or self._packers:
            packed = {**self._fixed, **values}
            for name, pack in self._packers:
                packed[name] = pack(packed[name])
            values = packed
        return tx.driver.execute(self._words, values)

    def made(self, row: tuple[Any, ...]) -> list[Any]:
        made = list(row)
        for place, make in self.makers:
            made[place] = make(made[place])
        return made


def _type(said: sa.ColumnElement[Any]) -> sa.types.TypeEngine[Any]:
    return said.type.dialect_impl(_DIALECT)
