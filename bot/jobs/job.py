"""What a feature says of a job: what is done, with what, and when it is next due."""

from collections.abc import Awaitable, Callable, Collection, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Concatenate, Final, ParamSpec, Protocol, TypeVar

from bot.delivery import ThreadKeeper
from bot.domain.people import GuildId, PersonId
from bot.services import Transaction
from storage.files import Places
from storage.key_folder import KeyUnreadable
from storage.store import Store

AT_ONCE: Final = 100  # letters written in one transaction
P = ParamSpec("P")
T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)
One = TypeVar("One")
One_contra = TypeVar("One_contra", contravariant=True)


class Timed(Protocol[T_co]):
    """A service that nobody asks for: it is told the time and nothing else."""

    def __call__(self, tx: Transaction, /, *, now: datetime) -> T_co:
        """Do it, or say when it wants doing."""


class TimedOne(Protocol[One_contra]):
    """A service that is told the time, and what to do it to."""

    def __call__(self, tx: Transaction, one: One_contra, /, *, now: datetime) -> object:
        """Do it to this one."""


class TimedFew(Protocol):
    """A service that does up to `limit` things and returns how many it did."""

    def __call__(self, tx: Transaction, /, *, now: datetime, limit: int) -> int:
        """Do some of it."""


Present = Callable[[GuildId, Collection[PersonId]], Awaitable[frozenset[PersonId] | None]]


class Work:
    """What a job is done with: the services, the moment for which it is done, and a way to complain.

    `present` asks Discord which of these people are in a server just now; None where it does not say. `threads` asks
    it for what the threads on our cards want.
    """

    def __init__(
        self,
        store: Store,
        now: datetime,
        complain: Callable[[str], None],
        *,
        present: Present,
        threads: ThreadKeeper,
    ) -> None:
        self._store = store
        self.now = now
        self.complain = complain  # says what only somebody at this computer can mend, once an hour
        self.present = present
        self.threads = threads

    async def run(self, service: Callable[Concatenate[Transaction, P], T], /, *args: P.args, **kwargs: P.kwargs) -> T:
        """Ask one service; whoever presses meanwhile has their turn before the next."""
        return await self._store.run(service, *args, **kwargs)

    async def beside(self, task: Callable[Concatenate[Places, P], T], /, *args: P.args, **kwargs: P.kwargs) -> T:
        """Have something done to the files beside the database, while presses are answered."""
        return await self._store.beside(task, *args, **kwargs)

    async def each(self, service: TimedOne[One], them: Iterable[One], *, key_away: str = "{why}") -> None:
        """Ask a service for each of these: one that fails holds up no other.

        `key_away` is complained with where a key cannot be read just now: mended, what it is for can still be done.
        """
        errors: list[Exception] = []
        for one in them:
            try:
                await self._store.run(service, one, now=self.now)
            except KeyUnreadable as error:  # not mounted, wrong owner, failing disk
                self.complain(key_away.format(why=error))
            except Exception as error:
                errors.append(error)
        if errors:
            raise ExceptionGroup("some could not be done", errors)


@dataclass(frozen=True, slots=True)
class Job:
    """Something that is done without anybody pressing anything; done twice, it does nothing twice.

    `next_due` says when it next wants doing: at once where that has passed, None where there is nothing to do.
    One that `checks_clock` cannot be undone: Discord is asked the time, and it is not done earlier than that says.
    """

    name: str
    do: Callable[[Work], Awaitable[None]]
    next_due: Timed[datetime | None]
    checks_clock: bool = False


def once(service: Timed[object]) -> Callable[[Work], Awaitable[None]]:
    """Do a job by asking this service."""

    async def do(work: Work) -> None:
        await work.run(service, now=work.now)

    return do


def a_few_at_a_time(service: TimedFew) -> Callable[[Work], Awaitable[None]]:
    """Do a job by asking this service until it finds no more to do: presses have their turn in between."""

    async def do(work: Work) -> None:
        while await work.run(service, now=work.now, limit=AT_ONCE) == AT_ONCE:
            pass

    return do
