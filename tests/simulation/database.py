"""The database without its thread: the same files and statements, done in the middle of the loop's own turn."""

import asyncio
import sqlite3
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import TypeVar, cast

import sqlalchemy as sa

from storage.store import DatabaseThread
from storage.store.thread import PRAGMAS, error_of
from tests.simulation.statements import Speaker, speak_fully

T = TypeVar("T")


class InlineDatabase(DatabaseThread):
    """Does each piece of work when its turn has come, after as many seconds as `takes` says."""

    def __init__(self, connection: sqlite3.Connection, takes: Callable[[], float]) -> None:
        self._connection = connection
        self._takes = takes
        self._free_at = 0.0

    @classmethod
    def taking(cls, takes: Callable[[], float]) -> Callable[[Path], Awaitable["InlineDatabase"]]:
        """Return what opens a file in place of the thread."""

        async def start(database: Path) -> InlineDatabase:
            connection = sqlite3.connect(database, isolation_level=None, cached_statements=256)
            return cls(connection, takes)

        return start

    def hand(self, work: Callable[[], None], told: Callable[[BaseException | None], None]) -> None:
        """Do one piece of work in its turn and tell what went wrong, if anything did."""
        loop = asyncio.get_running_loop()

        def turn() -> None:
            told(error_of(work))

        self._free_at = max(self._free_at, loop.time()) + self._takes()
        loop.call_at(self._free_at, turn)

    async def beside(self, work: Callable[[], T]) -> T:
        """Do a piece of work at once: there is no other thread."""
        return work()

    def speak(self) -> sa.Connection:
        """Let statements be said on the same connection; Alembic, which makes an empty file ready, has SQLAlchemy."""
        for pragma in PRAGMAS:
            self._connection.execute(pragma).fetchall()
        if self._connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]:
            return cast("sa.Connection", Speaker(self._connection))
        return speak_fully(self._connection)

    @property
    def connection(self) -> sqlite3.Connection:
        """The driver's own connection."""
        return self._connection

    async def stop(self, last: Callable[[], None]) -> None:
        """Do one last thing and close the file."""
        try:
            self._connection.close()
        finally:
            last()
