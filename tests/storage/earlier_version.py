"""A database as an earlier version left it: made by its migrations, and filled by hand, for the nouns have moved on."""

import sqlite3
from collections.abc import Iterable
from contextlib import closing
from pathlib import Path

from alembic import command

from storage.files import database_in
from storage.keys import Keys
from storage.migrations import run
from storage.migrations.__main__ import new_database
from storage.store import Store


def left_by(revision: str, data_dir: Path, *statements: str) -> Path:
    """Make a database of this revision that holds what these statements put there; return where it lies."""
    data_dir.mkdir(parents=True, exist_ok=True)
    database = database_in(data_dir)
    with new_database() as sql, closing(sqlite3.connect(database)) as file:
        command.upgrade(run.configured(sql), revision)
        connection = sql.connection.driver_connection
        assert isinstance(connection, sqlite3.Connection)
        connection.executescript(";\n".join(statements))
        connection.backup(file)
    database.chmod(0o600)
    return database


def change(database: Path, statement: str) -> None:
    """Change something in a database, or be refused."""
    with closing(sqlite3.connect(database)) as connection, connection:
        connection.execute(statement)


def ask(database: Path, question: str) -> Iterable[tuple[object, ...]]:
    """Return what a database answers."""
    with closing(sqlite3.connect(database)) as connection:
        return connection.execute(question).fetchall()


async def opened_once(tmp_path: Path) -> None:
    """Have this version open what the earlier one left, and close it again."""
    await (await Store.open(tmp_path / "data", Keys(tmp_path / "keys"))).close()
