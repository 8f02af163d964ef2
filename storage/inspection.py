"""Looking at a database file without trusting it."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Literal

from storage.migrations import KNOWN
from storage.refusals import NotSupported, TooNew, damaged, faults_explained

REWRITE_OWED = "PRAGMA user_version = 1"  # something deleted lingers in the file until it is written anew
REWRITE_DONE = "PRAGMA user_version = 0"


@contextmanager
def opened(database: Path) -> Iterator[sqlite3.Connection]:
    """Lend a connection that only reads, whether or not the programme is running; faults become sentences."""
    place = f"{database.absolute().as_uri()}?mode=rw"
    with faults_explained(database), closing(sqlite3.connect(place, uri=True, timeout=1.5)) as connection:
        connection.execute("PRAGMA query_only = ON")
        yield connection


def check_whole(
    connection: sqlite3.Connection, database: Path, check: Literal["quick_check", "integrity_check"]
) -> None:
    """Refuse a damaged file."""
    if connection.execute(f"PRAGMA {check}(1)").fetchone()[0] != "ok":
        raise damaged(database)


def revision_of(connection: sqlite3.Connection, database: Path) -> str | None:
    """Say which revision the schema has, None where there are no tables yet; refuse somebody else's database."""
    names = {name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    found = connection.execute("SELECT version_num FROM alembic_version").fetchone() if _VERSIONED in names else None
    if found is not None:
        return str(found[0])
    if names - {_VERSIONED}:
        raise NotSupported(f"{database} is the database of another programme. Give Kitchen Table its own DATA_DIR.")
    return None


def check_known(revision: str, database: Path) -> None:
    """Refuse a schema that a newer version of this programme made."""
    if revision not in KNOWN:
        raise TooNew(
            f"{database} was written by a newer version of Kitchen Table (schema {revision}). Install that version or "
            "a later one; nothing was changed."
        )


_VERSIONED = "alembic_version"
