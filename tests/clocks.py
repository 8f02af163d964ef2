"""Time for tests: it begins where it is told to, and waiting takes none."""

import asyncio
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from bot.clock import Clock

LONDON = ZoneInfo("Europe/London")
START = datetime(2027, 6, 9, 9, tzinfo=UTC)  # a Wednesday, ten in London: summer time shows whose hours are meant


def clock_at(moment: datetime = START) -> Clock:
    """Return a clock that goes on from this moment."""
    return Clock(moment - Clock().now())


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
