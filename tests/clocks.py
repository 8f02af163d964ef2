"""Time for tests: it begins where it is told to, and waiting takes none."""

import asyncio
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from bot.clock import Clock

LONDON = ZoneInfo("Europe/London")
START = datetime(2027, 6, 9, 9, tzinfo=UTC)  # a Wednesday, ten in London: summer time shows whose hours are meant


def clock_at(moment: datetime = START) -> Clock:
    """Return a clock that goes on from this moment."""
    return Clock(moment - Clock().now())


class WrongClock(Clock):
    """The clock of a computer that is `off` by so much, beside the right one; moving it alone changes by how much."""

    def __init__(self, right: Clock, off: timedelta) -> None:
        super().__init__()
        self._right, self.off = right, off

    def now(self) -> datetime:
        return self._right.now() + self.off

    def move(self, by: timedelta) -> None:
        self.off += by

    def listen(self, heard: Callable[[], None]) -> None:
        self._right.listen(heard)


class Ticks:
    """Time for pacing, which passes only by sleeping."""

    def __init__(self, clock: Clock) -> None:
        self.clock = clock
        self.slept = 0.0

    def time(self) -> float:
        return self.slept

    async def sleep(self, seconds: float) -> None:
        until = self.slept + seconds
        await asyncio.sleep(0)  # others may wait at the same time
        if until > self.slept:
            self.clock.move(timedelta(seconds=until - self.slept))
            self.slept = until
