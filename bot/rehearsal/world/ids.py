"""Numbers that tell when something was made, as Discord's do."""

from datetime import UTC, datetime

from bot.clock import Clock

_EPOCH_MS = 1_420_070_400_000


class Ids:
    """Hands out snowflakes: unique, rising, and carrying the stage's own time."""

    __slots__ = ("_clock", "_last")

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._last = 0

    def new(self) -> int:
        """Return the next number."""
        milliseconds = int(self._clock.now().timestamp() * 1000) - _EPOCH_MS
        self._last = max(milliseconds << 22, self._last + 1)
        return self._last


def made_at(snowflake: int) -> datetime:
    """Tell when a number was handed out."""
    return datetime.fromtimestamp(((snowflake >> 22) + _EPOCH_MS) / 1000, UTC)
