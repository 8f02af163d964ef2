"""aiosqlite's thread and connection, with SQLAlchemy speaking on that same connection.

This is the only file that leans on aiosqlite's inside: `_thread`, `_conn` and `_tx`, as they are in 0.22.1.
`tests/storage/test_store_thread.py` says what to do when a newer version changes them.
"""

import asyncio
import logging
import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import aiosqlite
import sqlalchemy as sa

T = TypeVar("T")

BUSY_TIMEOUT = "PRAGMA busy_timeout = 1500"
PRAGMAS = (
    BUSY_TIMEOUT,
    "PRAGMA journal_mode = WAL",
    "PRAGMA synchronous = FULL",
    "PRAGMA foreign_keys = ON",
    "PRAGMA temp_store = MEMORY",  # what is half done leaves no temporary files behind
    "PRAGMA secure_delete = ON",
)


class DatabaseThread:
    """The one thread that touches the database."""

    def __init__(self, db: aiosqlite.Connection) -> None:
        self._db = db

    @classmethod
    async def start(cls, database: Path) -> "DatabaseThread":
        """Start the thread and open the file in it."""
        for chatty in ("aiosqlite", "sqlalchemy"):  # at DEBUG both would write people's words into the log
            logging.getLogger(chatty).setLevel(logging.WARNING)
        db = aiosqlite.connect(database, isolation_level=None, check_same_thread=False, cached_statements=256)
        db._thread.daemon = True
        return cls(await db)

    async def do(self, work: Callable[[], T]) -> T:
        """Have the thread do one piece of work; it is finished even if nobody waits for it any more."""
        done: asyncio.Future[T] = asyncio.get_running_loop().create_future()
        value: list[T] = []

        def told(error: BaseException | None) -> None:
            if done.done():
                return
            if error is None:
                done.set_result(value[0])
            else:
                done.set_exception(error)

        self.hand(lambda: value.append(work()), told)
        return await done

    async def beside(self, work: Callable[[], T]) -> T:
        """Have another thread do one piece of work that does not touch the database."""
        return await asyncio.to_thread(work)

    def hand(self, work: Callable[[], None], told: Callable[[BaseException | None], None]) -> None:
        """Have the thread do one piece of work, and the loop be told right after it what went wrong, if anything did.

        It calls back, so that a commit needs no task to wait for it.
        """
        loop = asyncio.get_running_loop()

        def do_and_tell() -> None:
            loop.call_soon_threadsafe(told, error_of(work))

        self._db._tx.put_nowait((None, do_and_tell))

    @property
    def connection(self) -> sqlite3.Connection:
        """The driver's own connection; for the thread only."""
        return self._db._conn

    def speak(self) -> sa.Connection:
        """Let SQLAlchemy speak on the same connection; for the thread only."""
        for pragma in PRAGMAS:
            self.connection.execute(pragma).fetchall()
        engine = sa.create_engine(
            "sqlite://",
            creator=lambda: self.connection,
            poolclass=sa.pool.StaticPool,
            pool_reset_on_return=None,
            isolation_level="AUTOCOMMIT",
            hide_parameters=True,
        )
        return engine.connect()

    async def stop(self, last: Callable[[], None]) -> None:
        """Do one last thing, close the file and end the thread."""

        def finish() -> None:
            try:
                self.connection.close()
            finally:
                last()

        try:
            await self.do(finish)
        finally:
            await self._db.close()


def error_of(work: Callable[[], None]) -> BaseException | None:
    """Do a piece of work and return what went wrong, if anything did."""
    try:
        work()
    except BaseException as error:  # the loop decides what it means
        return error
    return None
