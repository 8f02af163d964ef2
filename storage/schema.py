"""Which shape the database has; making a new one, and bringing an older one up to date."""

import sqlite3
from pathlib import Path

import sqlalchemy as sa

from storage.backup import write_archive
from storage.files import BACKUPS, make_private_directory
from storage.inspection import check_known, check_whole, revision_of
from storage.migrations import NEWEST
from storage.refusals import NotMigrated, StoreRefusal, faults_explained
from storage.tables import every_table

_VERSION = sa.Table(  # as Alembic makes it
    "alembic_version",
    sa.MetaData(),
    sa.Column("version_num", sa.String(32), nullable=False),
    sa.PrimaryKeyConstraint("version_num", name="alembic_version_pkc"),
)


def make_ready(sql: sa.Connection, connection: sqlite3.Connection, database: Path) -> None:
    """Refuse a database that is damaged, foreign or newer than this programme; make a new one, mend an older one."""
    _try_to_write(connection)
    check_whole(connection, database, "quick_check")
    revision = revision_of(connection, database)
    if revision == NEWEST:
        return
    if revision is not None:
        check_known(revision, database)
        _back_up(database, revision)
    try:
        with faults_explained(database):
            if revision is None:
                _make_new(sql, connection)
            else:
                _migrate(sql)
    except StoreRefusal:
        raise
    except Exception as error:
        raise NotMigrated(
            f"{database} could not be brought up to date ({type(error).__name__}). Nothing was changed. Go back to the "
            "version you had, and report this."
        ) from error


def _make_new(sql: sa.Connection, connection: sqlite3.Connection) -> None:
    """Make every table as the nouns describe it, all or nothing; a test sees that the migrations make the same."""
    statements = _statements(every_table())
    connection.execute("BEGIN IMMEDIATE")
    with connection:
        for statement in statements:
            sql.execute(statement)
        _VERSION.create(sql, checkfirst=True)
        sql.execute(_VERSION.insert().values(version_num=NEWEST))


def _statements(tables: sa.MetaData) -> list[sa.schema.ExecutableDDLElement]:
    """Say what makes these tables, then what finds and guards their rows, in the order of the alphabet.

    SQLAlchemy keeps indexes in a set, and of two that serve a question alike SQLite takes one by their order.
    """
    found: list[sa.schema.ExecutableDDLElement] = []
    tables.create_all(sa.create_mock_engine("sqlite://", lambda one, *_, **__: found.append(one)), tables.sorted_tables)
    return sorted(found, key=lambda one: "" if isinstance(one, sa.schema.CreateTable) else str(one))


def _migrate(sql: sa.Connection) -> None:
    from storage.migrations.run import migrate  # noqa: PLC0415 - Alembic costs each start 0.1 s and 5 MiB otherwise

    migrate(sql)


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
