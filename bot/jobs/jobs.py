"""Each beat does what is due by then, forgets what is to be forgotten, and has letters sent."""

import logging
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial
from typing import Final

from bot.delivery import Postman, ThreadKeeper
from bot.jobs.job import Job, Present, Timed, Work
from bot.services import Transaction
from storage.store import Store

log = logging.getLogger("kitchen_table.jobs")

_SOON: Final = timedelta(seconds=5)  # what should have been done by now could not be, and is tried again then
_AN_HOUR: Final = timedelta(hours=1)
_ASK_AGAIN: Final = timedelta(minutes=1)


class Jobs:
    """Does the features' jobs as they fall due, forgets once an hour what is to be forgotten, and has letters sent."""

    def __init__(
        self,
        store: Store,
        postman: Postman,
        *,
        discords_time: Callable[[datetime, bool], Awaitable[datetime | None]],
        present: Present,
        threads: ThreadKeeper,
        wake: Callable[[], None],
    ) -> None:
        self._store, self._postman = store, postman
        self._discords_time = discords_time  # told our own, and whether to ask; None: ours is too far off
        self._present, self._threads, self._wake = present, threads, wake
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
                by = one.by(now, discords)
                await one.job.do(Work(self._store, by, complain, present=self._present, threads=self._threads))
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
