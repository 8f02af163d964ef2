"""The one way to the database."""

import asyncio
import secrets
from collections.abc import Awaitable, Callable
from functools import partial
from pathlib import Path
from typing import Concatenate, ParamSpec, TypeVar

from bot.domain.nouns import Nouns
from storage.copies import left_behind
from storage.files import Places, check_writable, database_in, make_private_directory, make_private_file, remove_left
from storage.keys import Keys
from storage.lock import Lock
from storage.refusals import Closed, faults_explained
from storage.restore import finish_restore
from storage.schema import make_ready
from storage.store.group import Committer, PendingCall
from storage.store.thread import DatabaseThread
from storage.store.transaction import Transaction

P = ParamSpec("P")
T = TypeVar("T")


def _new_reference() -> str:
    return secrets.token_hex(16)


def _no_failpoint(_name: str) -> None:
    """Do nothing at a failpoint: only tests stop there."""


class Store:
    """Runs each service as one transaction and answers when it is on disk; calls that wait together share a commit."""

    def __init__(
        self, thread: DatabaseThread, committer: Committer, lock: Lock, places: Places, failpoint: Callable[[str], None]
    ) -> None:
        self.places = places
        self._thread = thread
        self._committer = committer
        self._lock = lock
        self._failpoint = failpoint
        self._waiting: list[PendingCall] = []
        self._at_work = False
        self._at_rest = asyncio.Event()
        self._at_rest.set()
        self._ended: BaseException | None = None
        self._closing: asyncio.Task[None] | None = None

    @classmethod
    async def open(
        cls,
        data_dir: Path,
        keys: Keys,
        *,
        url: str | None = None,
        references: Callable[[], str] = _new_reference,
        failpoint: Callable[[str], None] = _no_failpoint,
        start: Callable[[Path], Awaitable[DatabaseThread]] = DatabaseThread.start,
    ) -> "Store":
        """Hold the data for this programme alone, bring the schema up to date and be ready; or refuse in a sentence.

        `start` opens the file in the thread that will touch it.
        """
        database = database_in(data_dir, url)
        make_private_directory(database.parent)
        lock = Lock(database)
        lock.take()
        try:
            _settle(data_dir, database, keys)
            with faults_explained(database):
                thread = await start(database)
        except BaseException:
            lock.release()
            raise
        prepare = partial(_prepare, thread, database, keys=keys, references=references, failpoint=failpoint)
        try:
            with faults_explained(database):
                return cls(thread, await thread.do(prepare), lock, Places(data_dir, database), failpoint)
        except BaseException:
            await thread.stop(lock.release)
            raise

    async def run(self, service: Callable[Concatenate[Transaction, P], T], /, *args: P.args, **kwargs: P.kwargs) -> T:
        """Run one service as one transaction; its result arrives when it is on disk.

        A caller that gives up changes nothing: the service is still run, once.
        """
        if self._ended is not None:
            raise self._ended
        loop = asyncio.get_running_loop()
        answer: asyncio.Future[T] = loop.create_future()
        self._waiting.append(PendingCall(answer, service, args, kwargs))
        if not self._at_work:
            self._at_work = True
            self._at_rest.clear()
            loop.call_soon(self._begin)  # whoever else comes in this turn shares the commit
        return await answer

    async def beside(self, task: Callable[Concatenate[Places, P], T], /, *args: P.args, **kwargs: P.kwargs) -> T:
        """Have something done to the files beside the database, while services are run."""
        return await self._thread.beside(partial(task, self.places, *args, **kwargs))

    def _begin(self) -> None:
        group, self._waiting = self._waiting, []
        self._thread.hand(partial(self._committer.commit, group), partial(self._told, group))

    def _told(self, group: list[PendingCall], error: BaseException | None) -> None:
        """Answer a group; while it was committed, the next one has gathered.

        An error here was not foreseen: whoever waits hears of it. Unless it ends the programme, the next group
        is tried.
        """
        try:
            if isinstance(error, Exception):
                for call in group:
                    call.error = error
            elif error is not None:
                raise error
            for call in group:
                call.tell()
            if group:
                self._failpoint("store.answered")
        except BaseException as end:
            self._end(group, end)
        self._do_next()

    def _do_next(self) -> None:
        if self._waiting:
            self._begin()
        elif self._committer.preallocation_owed:
            asyncio.get_running_loop().call_soon(
                self._preallocate_wal
            )  # whoever was just answered may ask for more first
        else:
            self._at_work = False
            self._at_rest.set()

    def _preallocate_wal(self) -> None:
        if self._waiting:
            self._begin()
        else:
            self._thread.hand(self._committer.preallocate_wal, partial(self._told, []))

    def _end(self, group: list[PendingCall], end: BaseException) -> None:
        self._ended = end
        for call in group + self._waiting:
            _give_up(call, end)
        self._waiting = []

    @property
    def nouns(self) -> Nouns[Transaction]:
        """The nouns that services find in their transaction; whoever puts the parts together adds them here."""
        return self._committer.nouns

    @property
    def is_open(self) -> bool:
        """Tell whether it takes calls."""
        return self._ended is None

    async def close(self) -> None:
        """Finish what has begun, take nothing more, close the files and let go of the data."""
        if self._ended is None:
            self._ended = Closed("Kitchen Table is stopping. Try again in a minute.")
        if self._closing is None:
            self._closing = asyncio.create_task(self._close(), name="store closing")
        await asyncio.shield(self._closing)

    async def _close(self) -> None:
        await self._at_rest.wait()
        await self._thread.stop(self._lock.release)


def _settle(data_dir: Path, database: Path, keys: Keys) -> None:
    """Finish or clear away what a stop left half done, and see that the database can be written."""
    finish_restore(database)
    remove_left(left_behind(Places(data_dir, database)))
    keys.remove_left_behind()
    make_private_file(database)
    check_writable(database)


def _prepare(
    thread: DatabaseThread,
    database: Path,
    *,
    keys: Keys,
    references: Callable[[], str],
    failpoint: Callable[[str], None],
) -> Committer:
    """Check the database and bring it up to date, in its own thread."""
    sql = thread.speak()
    make_ready(sql, thread.connection, database)
    committer = Committer(sql, thread.connection, database, keys=keys, references=references, failpoint=failpoint)
    committer.rewrite()
    return committer


def _give_up(call: PendingCall, error: BaseException) -> None:
    if call.answer.done():
        return
    if isinstance(error, asyncio.CancelledError):
        call.answer.cancel()
    else:
        call.answer.set_exception(error)
