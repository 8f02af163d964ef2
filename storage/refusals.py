"""Why the database cannot be used, each with a sentence that says what to do next.

    StoreRefusal
    ├── InUse            another programme is already running on this data
    ├── NotWritable      the data directory cannot be made or written to
    ├── ReadOnly         the database file cannot be written to
    ├── DiskFull         there is no room left
    ├── Unreadable       the disk failed to read or write
    ├── Damaged          the database, or an archive of it, is not whole
    ├── TooNew           it was written by a newer version of this programme
    ├── NotMigrated      it could not be brought up to date
    ├── NotSupported     DATABASE_URL names something this version cannot use
    ├── KeysAway         open votes need keys, and there is no folder for them
    └── Closed           the programme is stopping

These are for whoever runs the machine. Nothing in them repeats what the database holds.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar

from bot.domain.refusals import NotWrittenDown

E = TypeVar("E", bound=BaseException)


class StoreRefusal(Exception):
    """The database cannot be used; the text is a whole sentence for whoever runs the machine."""


class InUse(StoreRefusal, NotWrittenDown):
    """Another programme is already running on this data."""


class NotWritable(StoreRefusal):
    """The data directory cannot be made or written to."""


class ReadOnly(StoreRefusal, NotWrittenDown):
    """The database file cannot be written to."""


class DiskFull(StoreRefusal, NotWrittenDown):
    """There is no room left."""


class Unreadable(StoreRefusal, NotWrittenDown):
    """The disk failed to read or write."""


class Damaged(StoreRefusal):
    """The database, or an archive of it, is not whole."""


class TooNew(StoreRefusal):
    """It was written by a newer version of this programme."""


class NotMigrated(StoreRefusal):
    """It could not be brought up to date."""


class NotSupported(StoreRefusal):
    """DATABASE_URL names something this version cannot use."""


class KeysAway(StoreRefusal):
    """Open votes need keys, and there is no folder for them: perhaps it is not mounted."""


class Closed(StoreRefusal):
    """The programme is stopping, and takes nothing more."""


def damaged(database: Path) -> Damaged:
    """Say that the database is not whole, and what would mend it."""
    return Damaged(
        f"The database {database} is damaged. Keep a copy of it, then bring back the newest backup: "
        "python -m bot restore ARCHIVE."
    )


def read_only(database: Path) -> ReadOnly:
    """Say that the database cannot be written to, and what to look at."""
    return ReadOnly(
        f"The database {database} cannot be written to. Check that this user owns it and the files beside it, and that "
        "its disk is not mounted read-only."
    )


def explained(error: E, database: Path) -> E | StoreRefusal:
    """Turn a fault of file or disk into its sentence; every other error comes back as it was."""
    original = getattr(error, "orig", error)  # SQLAlchemy wraps what the driver raised
    code = getattr(original, "sqlite_errorcode", None)
    if not isinstance(original, sqlite3.Error) or code is None:
        return error
    return _refusal(code & 0xFF, database) or error


@contextmanager
def faults_explained(database: Path) -> Iterator[None]:
    """Turn a fault of file or disk that happens within into its sentence."""
    try:
        yield
    except BaseException as error:
        refusal = explained(error, database)
        if refusal is error:
            raise
        raise refusal from error


def _refusal(code: int, database: Path) -> StoreRefusal | None:
    if code in {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB}:
        return damaged(database)
    if code == sqlite3.SQLITE_FULL:
        return DiskFull(f"There is no room left for {database}. Free some space on that disk; nothing was changed.")
    if code in {sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM}:
        return read_only(database)
    if code == sqlite3.SQLITE_IOERR:
        return Unreadable(f"The disk failed under {database}. Check the disk, then run: python -m bot doctor.")
    if code in {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}:
        return InUse(f"Another programme is holding {database}. Close whatever has it open, then try again.")
    return None
