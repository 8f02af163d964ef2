"""What every noun's tables share: one list of tables, and how times and Discord's ids are kept."""

import importlib
import pkgutil
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from pathlib import Path

import sqlalchemy as sa

from bot.domain.people import NOBODY

metadata = sa.MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)

Snowflake = sa.BigInteger

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)


class Moment(sa.types.TypeDecorator[datetime]):
    """An aware time in UTC, kept as whole microseconds since 1970: SQLite would forget the zone."""

    impl = sa.BigInteger
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: sa.Dialect) -> int | None:
        """Refuse a time without a zone, rather than guess one."""
        if value is None:
            return None
        if value.tzinfo is None:
            msg = "A time without a zone cannot be kept: give it one, such as UTC."
            raise ValueError(msg)
        return (value - _EPOCH) // _MICROSECOND

    def process_result_value(self, value: int | None, dialect: sa.Dialect) -> datetime | None:
        """Give the time back aware and in UTC."""
        return None if value is None else _EPOCH + timedelta(microseconds=value)


def known(column: str, kinds: type[StrEnum]) -> sa.CheckConstraint:
    """Build the promise that a column holds one of these kinds."""
    return sa.CheckConstraint(f"{column} IN ({', '.join(repr(one.value) for one in kinds)})", name=f"known_{column}")


def changed(columns: Iterable[str]) -> str:
    """Say in a guard that one of these columns changes."""
    return " OR ".join(f"NEW.{column} IS NOT OLD.{column}" for column in columns)


def changed_but_for(table: sa.Table, column: str) -> str:
    """Say in a guard that any other column of this table changes."""
    return changed(other.name for other in table.columns if other.name != column)


def author_forgotten(table: sa.Table) -> str:
    """Say in a guard that who wrote it has had their data deleted, and that nothing else changes."""
    return f"(NEW.author = {NOBODY} AND NOT ({changed_but_for(table, 'author')}))"


def guard(name: str, moment: str, when: str, why: str) -> str:
    """Build a promise that the database keeps by itself: what it refuses, at which moment, and why."""
    return f"CREATE TRIGGER {name} BEFORE {moment} WHEN {when} BEGIN SELECT RAISE(ABORT, '{why}'); END"


def keep(table: sa.Table, *guards: str) -> None:
    """Have these promises made whenever this table is."""
    for one in guards:
        sa.event.listen(table, "after_create", sa.DDL(one).execute_if(dialect="sqlite"))  # type: ignore[no-untyped-call]


def every_table() -> sa.MetaData:
    """Import every noun, so that its tables are known, and return the list of tables."""
    for found in pkgutil.walk_packages([str(Path(__file__).parent)], "storage."):
        if not found.name.startswith("storage.migrations"):
            importlib.import_module(found.name)
    return metadata
