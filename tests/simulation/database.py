"""The database without its thread: the same files and statements, done in the middle of the loop's own turn."""

import asyncio
import sqlite3
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import TypeVar

import sqlalchemy as sa

from storage.store import DatabaseThread
from storage.store.thread import PRAGMAS

T = TypeVar("T")

_open: list[sqlite3.Connection] = []
_ENGINE = sa.create_engine(  # one for all lives: a new one would make every statement ready anew
    "sqlite://",
    creator=lambda: _open[-1],
    poolclass=sa.pool.NullPool,
    pool_reset_on_return=None,
    isolation_level="AUTOCOMMIT",
    hide_parameters=True,
)


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

    async def do(self, work: Callable[[], T]) -> T:
        """Do one piece of work in its turn, even if nobody waits for it any more."""
        loop = asyncio.get_running_loop()
        done: asyncio.Future[T] = loop.create_future()

        def turn() -> None:
            try:
                value = work()
            except BaseException as error:  # the thread passes everything on, and so does this
                if not done.done():
                    done.set_exception(error)
            else:
                if not done.done():
                    done.set_result(value)

        self._free_at = max(self._free_at, loop.time()) + self._takes()
        loop.call_at(self._free_at, turn)
        return await done

    def speak(self) -> sa.Connection:
        """Let SQLAlchemy speak on the same connection, with statements that earlier lives have made ready."""
        for pragma in PRAGMAS:
            self._connection.execute(pragma).fetchall()
        _open.append(self._connection)
        try:
            return _ENGINE.connect()
        finally:
            _open.pop()

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
