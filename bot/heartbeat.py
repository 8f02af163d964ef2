"""Wakes the programme when something is due."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, timedelta
from typing import Any

from bot.clock import Clock
from bot.domain.refusals import NotWrittenDown

log = logging.getLogger("kitchen_table.heartbeat")

_LONGEST = timedelta(seconds=30)
_SHORTEST = timedelta(milliseconds=200)  # so that something due for ever cannot keep the computer busy
_AFTER_A_FAILURE = timedelta(seconds=5)


class Heartbeat:
    """Calls `beat` at once, whenever that says the next thing is due, when woken, and at least every 30 seconds.

    Beats never overlap. The database is the schedule: nothing is remembered here.
    """

    def __init__(self, clock: Clock, beat: Callable[[], Awaitable[datetime | None]]) -> None:
        self._clock = clock
        self._machine = Clock()  # APScheduler lives by the computer's own time, even when a rehearsal's has moved
        self._beat = beat
        self._scheduler: Any = None
        self._loop: asyncio.AbstractEventLoop | None = None
        self._resting = asyncio.Event()
        self._resting.set()
        self._woken = False
        self._wait = _SHORTEST

    def start(self) -> None:
        """Begin, with a first beat at once; from inside a running event loop."""
        self._loop = asyncio.get_running_loop()
        self._scheduler = _new_scheduler(self._after)
        self._scheduler.start()
        self._clock.listen(self.wake)
        self._book(timedelta(0))

    def wake(self) -> None:
        """Have a beat now, or once more after the one that is running; from any thread."""
        if self._loop is not None and not self._loop.is_closed():
            self._loop.call_soon_threadsafe(self._wake)

    async def stop(self, *, patience: float = 25.0) -> None:
        """Let a running beat finish, for this many seconds at most, and have no more."""
        if self._loop is None:
            return
        self._loop = None
        try:
            async with asyncio.timeout(patience):
                await self._resting.wait()
        except TimeoutError:
            log.warning("The last beat took too long and was broken off; it is made good at the next start.")
        self._scheduler.shutdown(wait=False)  # breaks off what still runs
        await self._resting.wait()
        await asyncio.sleep(0)  # APScheduler ends on the loop's next turn

    def _wake(self) -> None:
        self._woken = True
        if self._resting.is_set():
            self._book(timedelta(0))

    def _book(self, wait: timedelta) -> None:
        if self._loop is not None:
            when = self._machine.now() + wait
            self._scheduler.add_job(self._run, "date", run_date=when, id="beat", replace_existing=True)

    async def _run(self) -> None:
        if self._loop is None:  # stopped since it was booked
            return
        self._resting.clear()
        self._woken = False
        try:
            due = await self._beat()
        except Exception as error:
            log.error("A beat failed (%s); it is tried again soon.", _kinds(error))
            self._wait = _AFTER_A_FAILURE
        else:
            self._wait = self._until(due)

    def _until(self, due: datetime | None) -> timedelta:
        return _LONGEST if due is None else min(max(due - self._clock.now(), _SHORTEST), _LONGEST)

    def _after(self, _event: object) -> None:
        """Book the next beat; only now does APScheduler know that the last one is over."""
        self._resting.set()
        self._book(timedelta(0) if self._woken else self._wait)


def _new_scheduler(after: Callable[[object], None]) -> Any:
    from apscheduler.events import EVENT_JOB_ERROR, EVENT_JOB_EXECUTED  # type: ignore[import-untyped] # noqa: PLC0415
    from apscheduler.schedulers.asyncio import (  # type: ignore[import-untyped] # noqa: PLC0415 - nobody connects later for it
        AsyncIOScheduler,
    )

    scheduler = AsyncIOScheduler(
        timezone=UTC, job_defaults={"misfire_grace_time": None, "coalesce": True, "max_instances": 1}
    )
    scheduler.add_listener(after, EVENT_JOB_EXECUTED | EVENT_JOB_ERROR)
    return scheduler


def _kinds(error: BaseException) -> str:
    if isinstance(error, BaseExceptionGroup):
        return ", ".join(sorted({_kinds(inner) for inner in error.exceptions}))
    told = f": {error}" if isinstance(error, NotWrittenDown) else ""  # the one text that holds no words
    return f"{type(error).__name__}{told}"
