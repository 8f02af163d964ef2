"""How fast letters go, and when Discord has refused too often."""

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable

_WINDOW = 600.0  # seconds in which Discord counts refused requests; at 10,000 it bans the address
_TOO_OFTEN = 500
_OPENINGS = 1.0  # private conversations a second: Discord takes 10 in 10 seconds, and counts more as spam
_ALLOWED = 48.0  # requests a second: Discord takes 50, and may count them from a moment that suits us worst


def _loop_time() -> float:
    return asyncio.get_running_loop().time()


class Bucket:
    """Hands out turns in order, so many a second, with up to a second's worth at once where Discord allows both."""

    def __init__(self, rate: float) -> None:
        self._gap = 1 / rate
        self._ahead = max(1.0, min(rate, _ALLOWED - rate)) * self._gap
        self._full_at = 0.0  # when nobody's turn is owed any more

    def take(self, now: float) -> float:
        """Take a turn and return how many seconds away it is."""
        self._full_at = max(self._full_at, now) + self._gap
        return max(0.0, self._full_at - now - self._ahead)

    def give_back(self) -> None:
        """Return a turn that was not needed."""
        self._full_at -= self._gap


class Pace:
    """Lets so many messages a second go, and of those so many private ones."""

    def __init__(
        self,
        messages: float,
        private: float,
        *,
        time: Callable[[], float] = _loop_time,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        self.messages = messages
        self.private = private
        self.time = time
        self._sleep = sleep
        self._all = Bucket(messages)
        self._private = Bucket(private)
        self._openings = Bucket(_OPENINGS)

    async def turn(self, *, private: bool) -> None:
        """Wait until another message may go."""
        now = self.time()
        await self._pass(max(self._all.take(now), self._private.take(now) if private else 0.0))

    async def opening(self) -> None:
        """Wait until another private conversation may be opened."""
        await self._pass(self._openings.take(self.time()))

    async def _pass(self, wait: float) -> None:
        if wait:
            await self._sleep(wait)

    def give_back(self, *, private: bool) -> None:
        """Return a turn for which nothing was sent."""
        self._all.give_back()
        if private:
            self._private.give_back()


class RefusalCount:
    """Counts answers of 401, 403 and 429, long before Discord's own count ends in a ban."""

    def __init__(self) -> None:
        self._times: deque[float] = deque(maxlen=_TOO_OFTEN)

    def note(self, status: int, now: float) -> None:
        """Count this answer if it is one of the three."""
        if status in (401, 403, 429):
            self._times.append(now)

    def wait(self, now: float) -> float:
        """Return for how many seconds nothing more should be asked: 0 while all is well."""
        if len(self._times) < _TOO_OFTEN:
            return 0.0
        return max(0.0, self._times[0] + _WINDOW - now)
