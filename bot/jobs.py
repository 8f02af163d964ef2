"""What falls due as time passes: each feature says what it is and when, and each beat does what is due by then."""

import logging
from collections.abc import Awaitable, Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial
from typing import Concatenate, Final, ParamSpec, Protocol, TypeVar

from bot.delivery import Postman
from bot.domain.people import GuildId, PersonId
from bot.services import Transaction
from storage.files import Places
from storage.keys import KeyUnreadable
from storage.store import Store

log = logging.getLogger("kitchen_table.jobs")

AT_ONCE: Final = 100  # letters written in one transaction
_SOON: Final = timedelta(seconds=5)  # what should have been done by now could not be, and is tried again then
_AN_HOUR: Final = timedelta(hours=1)
_ASK_AGAIN: Final = timedelta(minutes=1)
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

    `present` asks Discord which of these people are in a server just now; None where it does not say.
    """

    def __init__(self, store: Store, now: datetime, complain: Callable[[str], None], present: Present) -> None:
        self._store = store
        self.now = now
        self.complain = complain  # says what only somebody at this computer can mend, once an hour
        self.present = present

    async def run(self, service: Callable[Concatenate[Transaction, P], T], /, *args: P.args, **kwargs: P.kwargs) -> T:
        """Ask one service; whoever presses meanwhile has their turn before the next."""
        return await self._store.run(service, *args, **kwargs)

    async def beside(self, task: Callable[Concatenate[Places, P], T], /, *args: P.args, **kwargs: P.kwargs) -> T:
        """Have something done to the files beside the database, while presses are answered."""
        return await self._store.beside(task, *args, **kwargs)

    async def each(self, service: TimedOne[One], them: Iterable[One], *, key_away: str) -> None:
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


class Jobs:
    """Does the features' jobs as they fall due, forgets once an hour what is to be forgotten, and has letters sent."""

    def __init__(
        self,
        store: Store,
        postman: Postman,
        *,
        discords_time: Callable[[datetime, bool], Awaitable[datetime | None]],
        present: Present,
        wake: Callable[[], None],
    ) -> None:
        self._store, self._postman = store, postman
        self._discords_time = discords_time  # told our own, and whether to ask; None: ours is too far off
        self._present, self._wake = present, wake
        self._jobs: list[Job] = []
        self._expiry: dict[Timed[object], datetime | None] = {}  # when each was last asked
        self._complained_at: dict[str, datetime] = {}

    def add(self, jobs: Sequence[Job], expiry: Sequence[Timed[object]] = ()) -> None:
        """Do these from now on as they fall due, and let these forget once an hour."""
        self._jobs += jobs
        self._expiry.update(dict.fromkeys(expiry))

    async def do(self, now: datetime) -> datetime | None:
        """Do everything that is due and say when the next thing is; doing it twice does nothing twice."""
        asked = await self._store.run(_next_dues, self._jobs, now=now)
        due = [one for one in asked if one.is_due(now)]
        forgetting = self._forgetting(now)
        discords = await self._discords_time(now, bool(forgetting) or any(one.job.checks_clock for one in due))
        if discords is None:
            self._complain_of_the_clock(now)
            return now + _ASK_AGAIN
        due = [one for one in due if one.is_due(one.by(now, discords))]
        errors = [*await self._forget(forgetting, now), *await self._do_each(due, now, discords)]
        letters_due = await self._postman.deliver(now)
        if self._postman.has_more:
            self._wake()  # the next beat begins at once: a pause would be lost to the pace
        following = await self._store.run(_next_dues, self._jobs, now=now)
        errors += [one.error for one in (*asked, *following) if one.error is not None]
        if errors:
            raise ExceptionGroup("some of what was due could not be done", errors)
        done = {one.job.name for one in due}
        times = [one.again(now) if one.job.name in done else one.on_our_clock(now, discords) for one in following]
        return min((time for time in (letters_due, *times) if time is not None), default=None)

    async def _do_each(self, due: Sequence["_Asked"], now: datetime, discords: datetime) -> list[Exception]:
        errors: list[Exception] = []
        for one in due:
            try:
                complain = partial(self._complain, now=now)
                await one.job.do(Work(self._store, one.by(now, discords), complain, self._present))
            except Exception as error:  # one thing that fails must not hold up the others
                errors.append(error)
        return errors

    def _forgetting(self, now: datetime) -> Sequence[Timed[object]]:
        """Return what forgets now: an hour after it last did, or where the clock was ahead then."""
        return [one for one, at in self._expiry.items() if at is None or not timedelta(0) <= now - at < _AN_HOUR]

    async def _forget(self, forgetting: Sequence[Timed[object]], now: datetime) -> list[Exception]:
        errors = []
        for forget in forgetting:
            try:
                await self._store.run(forget, now=now)
                self._expiry[forget] = now
            except Exception as error:
                errors.append(error)
        return errors

    def _complain_of_the_clock(self, now: datetime) -> None:
        self._complain(
            "This computer's clock is more than 5 minutes off. No vote is closed, nothing is sent and nothing is "
            "forgotten until it is right. Put it right, for example with: timedatectl set-ntp true.",
            now,
        )

    def _complain(self, sentence: str, now: datetime) -> None:
        said = self._complained_at.get(sentence)
        if said is None or not timedelta(0) <= now - said < _AN_HOUR:
            self._complained_at[sentence] = now
            log.critical(sentence)


@dataclass(frozen=True, slots=True)
class _Asked:
    """When a job next wants doing, or why it cannot say."""

    job: Job
    when: datetime | None = None
    error: Exception | None = None

    def is_due(self, now: datetime) -> bool:
        """Tell whether to do it now; one that cannot say is tried."""
        return self.error is not None or (self.when is not None and self.when <= now)

    def by(self, now: datetime, discords: datetime) -> datetime:
        """Return the time that this one goes by."""
        return discords if self.job.checks_clock else now

    def on_our_clock(self, now: datetime, discords: datetime) -> datetime | None:
        """Return what our clock will say when this one is due."""
        return None if self.when is None else self.when + (now - self.by(now, discords))

    def again(self, now: datetime) -> datetime | None:
        """Say when to do it again, which was done just now: what is due still is so in a moment."""
        return None if self.when is None else self.when if self.when > now else now + _SOON


def _next_dues(tx: Transaction, jobs: Sequence[Job], *, now: datetime) -> tuple[_Asked, ...]:
    return tuple(_asked(tx, job, now) for job in jobs)


def _asked(tx: Transaction, job: Job, now: datetime) -> _Asked:
    try:
        return _Asked(job, job.next_due(tx, now=now))
    except Exception as error:
        return _Asked(job, error=error)
