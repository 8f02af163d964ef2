"""Which shape the database has, and bringing an older one up to date."""

import sqlite3
from pathlib import Path

import sqlalchemy as sa

from storage.backup import write_archive
from storage.files import BACKUPS, make_private_directory
from storage.inspection import check_known, check_whole, revision_of
from storage.migrations import NEWEST
from storage.refusals import NotMigrated, StoreRefusal, faults_explained


def make_ready(sql: sa.Connection, connection: sqlite3.Connection, database: Path) -> None:
    """Refuse a database that is damaged, foreign or newer than this programme; bring an older one up to date."""
    _try_to_write(connection)
    check_whole(connection, database, "quick_check")
    revision = revision_of(connection, database)
    if revision == NEWEST:
        return
    if revision is not None:
        check_known(revision, database)
        _back_up(database, revision)
    from storage.migrations.run import migrate  # noqa: PLC0415 - Alembic costs each start 0.1 s and 11 MiB otherwise

    try:
        with faults_explained(database):
            migrate(sql)
    except StoreRefusal:
        raise
    except Exception as error:
        raise NotMigrated(
            f"{database} could not be brought up to date ({type(error).__name__}). Nothing was changed. Go back to the "
            "version you had, and report this."
        ) from error


def _try_to_write(connection: sqlite3.Connection) -> None:
    """Find out now if the file can only be read, rather than when the first person presses something."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        version = connection.execute("PRAGMA user_version").fetchone()[0]
        connection.execute(f"PRAGMA user_version = {version:d}")
    finally:
        connection.execute("ROLLBACK")


def _back_up(database: Path, revision: str) -> None:
    backups = database.parent / BACKUPS
    make_private_directory(backups)
    taken = sum(1 for _ in backups.glob(f"{database.stem}-{revision}-before-{NEWEST}*"))
    ending = f"-{taken + 1}" if taken else ""
    write_archive(database, backups / f"{database.stem}-{revision}-before-{NEWEST}{ending}.zip")
