"""Erasing people from what lies beside the database: backups made before an update, and what a restore set aside.

Triggers hold in an older database too, and may know nothing of erasing: they are lifted while it is done.
"""

import logging
import shutil
import sqlite3
import tempfile
from collections.abc import Callable, Collection, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import sqlalchemy as sa

from storage.backup import write_archive
from storage.files import BACKUPS, DATABASE, make_private_file
from storage.personal.erasing import Columns, Somebody, columns_in, erase_rows
from storage.refusals import Damaged, NotSupported, TooNew
from storage.restore import unpack

log = logging.getLogger(__name__)

Whom = Callable[[sa.Connection, Columns], Collection[Somebody]]
_NOT_TO_BE_READ = (Damaged, NotSupported, TooNew)


def erase_in_old_files(database: Path, whom: Whom, *, reference: Callable[[], str]) -> None:
    """Take people out of every older copy beside this database; one that cannot be read is removed."""
    for archive in sorted((database.parent / BACKUPS).glob("*.zip")):
        _in_archive(archive, whom, reference)
    for aside in sorted(database.parent.glob(f"before-restore-*/{database.name}")):
        try:
            erase_in(aside, whom, reference=reference)
        except sqlite3.DatabaseError as error:
            _remove(aside.parent, error)


def erase_in(database: Path, whom: Whom, *, reference: Callable[[], str]) -> bool:
    """Take people out of one database that nobody uses; tell whether anybody was in it."""
    with _spoken(database) as sql:
        columns = columns_in(sql)
        somebody = whom(sql, columns)
        triggers = sql.exec_driver_sql("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").all()
        sql.exec_driver_sql("BEGIN IMMEDIATE")
        for name, _ in triggers:
            sql.exec_driver_sql(f'DROP TRIGGER "{name}"')
        changed = sum(erase_rows(sql, one, columns, reference=reference) for one in somebody)
        for _, text in triggers:
            sql.exec_driver_sql(text)
        sql.exec_driver_sql("COMMIT" if changed else "ROLLBACK")
        if changed:
            sql.exec_driver_sql("VACUUM")
    return changed > 0


def _in_archive(archive: Path, whom: Whom, reference: Callable[[], str]) -> None:
    try:
        with tempfile.TemporaryDirectory(dir=archive.parent, prefix=".kitchen-table-") as workshop:
            copy = Path(workshop) / DATABASE
            make_private_file(copy)
            unpack(archive, copy)
            if erase_in(copy, whom, reference=reference):
                write_archive(copy, archive)
    except (*_NOT_TO_BE_READ, sqlite3.DatabaseError) as error:
        _remove(archive, error)


def _remove(path: Path, error: Exception) -> None:
    log.warning(
        "%s could not be read (%s), so nobody could be erased in it. It was removed.", path, type(error).__name__
    )
    shutil.rmtree(path) if path.is_dir() else path.unlink(missing_ok=True)


@contextmanager
def _spoken(database: Path) -> Iterator[sa.Connection]:
    with closing(sqlite3.connect(database, isolation_level=None)) as connection:
        connection.execute("PRAGMA journal_mode = DELETE").fetchall()  # one file, complete in itself
        connection.execute("PRAGMA secure_delete = ON").fetchall()
        engine = sa.create_engine("sqlite://", creator=lambda: connection, poolclass=sa.pool.StaticPool)
        with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as sql:
            yield sql
