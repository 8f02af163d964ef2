"""Many calls, one commit: what happens in the database's thread."""

import asyncio
import logging
import os
import sqlite3
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import sqlalchemy as sa

from bot.domain.nouns import Nouns
from storage.inspection import REWRITE_DONE, REWRITE_OWED
from storage.keys import Keys
from storage.refusals import explained
from storage.store.thread import BUSY_TIMEOUT
from storage.store.transaction import Transaction

log = logging.getLogger(__name__)

WAL_SIZE = 32 + 1000 * (24 + 4096)  # bytes: what the write-ahead log grows to before SQLite begins it anew


class PendingCall:
    """One service that somebody waits for, and what came of it."""

    __slots__ = ("answer", "args", "error", "kwargs", "service", "value")

    def __init__(
        self,
        answer: "asyncio.Future[Any]",
        service: Callable[..., Any],
        args: tuple[Any, ...],
        kwargs: Mapping[str, Any],
    ) -> None:
        self.answer = answer
        self.service = service
        self.args = args
        self.kwargs = kwargs
        self.value: Any = None
        self.error: Exception | None = None

    def tell(self) -> None:
        """Answer whoever still waits."""
        if self.answer.done():
            return
        if self.error is None:
            self.answer.set_result(self.value)
        elif isinstance(self.error, StopIteration):  # asyncio cannot carry this one
            self.answer.set_exception(RuntimeError("A service ran out of something it expected."))
        else:
            self.answer.set_exception(self.error)


class Committer:
    """Runs groups of calls, each in its own savepoint, with one commit for all."""

    def __init__(
        self,
        sql: sa.Connection,
        connection: sqlite3.Connection,
        database: Path,
        *,
        keys: Keys,
        references: Callable[[], str],
        failpoint: Callable[[str], None],
    ) -> None:
        self._sql = sql
        self._connection = connection
        self._execute = connection.cursor().execute  # SAVEPOINT and RELEASE: 1 µs, and by SQLAlchemy 20
        self._database = database
        self._keys = keys
        self.nouns: Nouns[Transaction] = Nouns()
        self._references = references
        self._failpoint = failpoint
        self._rewrite_owed = bool(self._ask("PRAGMA user_version")[0][0])
        self._truncate_owed = True  # what a crash left in the write-ahead log goes at the start
        self._log = Path(f"{database}-wal")
        self.preallocation_owed = True

    def commit(self, calls: Sequence[PendingCall]) -> None:
        """Run the calls in order and keep what they did; one that is refused undoes only itself."""
        try:
            self._execute("BEGIN IMMEDIATE")
        except sqlite3.Error as error:
            _fail(calls, explained(error, self._database))
            return
        try:
            transactions = [self._run(call) for call in calls]
            self._commit(transactions)
        except Exception as error:  # the whole transaction is gone: the disk is full, or fails
            self._undo()
            self._retry(calls, error)
        else:
            self._settle(transactions)

    def _run(self, call: PendingCall) -> Transaction:
        transaction = Transaction(
            self._sql, self._connection, self._keys, self.nouns, self._references, self._failpoint
        )
        self._execute("SAVEPOINT call")
        try:
            call.value, call.error = call.service(transaction, *call.args, **call.kwargs), None
        except Exception as error:
            if not self._connection.in_transaction:
                raise
            self._execute("ROLLBACK TO call")
            transaction.acts, transaction.rewrites = None, False
            call.value, call.error = None, explained(error, self._database)
        self._failpoint("store.called")
        self._execute("RELEASE call")
        return transaction

    def _commit(self, transactions: Sequence[Transaction]) -> None:
        if any(transaction.rewrites for transaction in transactions):
            self._execute(REWRITE_OWED)  # in the same commit, so that a crash cannot forget it
            self._rewrite_owed = True
        self._failpoint("store.committing")
        self._execute("COMMIT")

    def _undo(self) -> None:
        if self._connection.in_transaction:
            self._execute("ROLLBACK")

    def _retry(self, calls: Sequence[PendingCall], error: Exception) -> None:
        if len(calls) == 1:
            _fail(calls, explained(error, self._database))
            return
        for call in calls:
            self.commit([call])

    def _settle(self, transactions: Sequence[Transaction]) -> None:
        self._failpoint("store.committed")
        for transaction in transactions:
            for act in transaction.acts or ():
                try:
                    act()
                except Exception as error:  # the change is kept already: this must not look like its failure
                    log.error("Something to do after a change failed (%s).", type(error).__name__)
        if self._rewrite_owed or self._truncate_owed:
            self.rewrite()

    def rewrite(self) -> None:
        """Write the files anew if that is owed, so that nothing deleted lingers; a failure is tried again later."""
        owed = self._rewrite_owed
        try:
            if owed:
                self._execute("VACUUM")
                self._execute(REWRITE_DONE)
                self._rewrite_owed, self._truncate_owed = False, True
            if self._truncate_owed:
                self._truncate()
        except sqlite3.Error as error:
            log.warning("The database could not be written anew yet (%s).", type(error).__name__)
            return
        if owed:
            self._failpoint("store.rewritten")

    def _truncate(self) -> None:
        """Empty the write-ahead log; somebody reading from outside holds this up, and must not hold up the rest."""
        self._ask("PRAGMA busy_timeout = 50")
        try:
            self._truncate_owed = bool(self._ask("PRAGMA wal_checkpoint(TRUNCATE)")[0][0])
            self.preallocation_owed = True
        finally:
            self._ask(BUSY_TIMEOUT)

    def _ask(self, question: str) -> list[tuple[int, ...]]:
        """Read the answer to its end: one left half read would keep the files from being closed."""
        return self._execute(question).fetchall()

    def preallocate_wal(self) -> None:
        """Lengthen the write-ahead log with zeros, when nobody waits: then a commit changes no file's size.

        Saves a press a tenth of a millisecond. SQLite reads the log up to the first frame not of its own making.
        """
        self.preallocation_owed = False
        try:
            with self._log.open("r+b") as file:
                missing = WAL_SIZE - file.seek(0, os.SEEK_END)
                file.write(bytes(max(0, missing)))
                file.flush()
                os.fsync(file.fileno())
        except OSError as error:  # the disk is full, perhaps: whoever writes next hears of it
            log.info("The write-ahead log was not lengthened (%s).", type(error).__name__)


def _fail(calls: Sequence[PendingCall], error: Exception) -> None:
    for call in calls:
        call.value, call.error = None, error
