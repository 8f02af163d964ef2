"""What time it is, and how to wait: the only place that asks the machine."""

import asyncio
import zoneinfo
from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

_LONGEST = 200  # letters in what is remembered


class Clock:
    """Tells the time in UTC; a rehearsal may move it, and those who listen hear of it."""

    def __init__(self, ahead: timedelta = timedelta(0)) -> None:
        self._ahead = ahead
        self._listeners: list[Callable[[], None]] = []

    def now(self) -> datetime:
        """Return the present moment, aware and in UTC."""
        return datetime.now(UTC) + self._ahead

    def move(self, by: timedelta) -> None:
        """Move the present by this much, then tell everyone who listens."""
        self._ahead += by
        for heard in tuple(self._listeners):
            heard()

    def listen(self, heard: Callable[[], None]) -> None:
        """Call `heard`, which must not block, each time the clock has been moved."""
        self._listeners.append(heard)


def _loop_time() -> float:
    return asyncio.get_running_loop().time()


@dataclass(frozen=True, slots=True)
class Timing:
    """How the bot waits where only time tells it to go on; a test passes in time that goes by faster."""

    guild_ready: float = 0.2  # seconds without another server before we count as ready; nothing waits for all
    soon: float = 0.2  # seconds in which presses go before what they have made due
    members: float = 4.0  # seconds that Discord has to say who is in a server
    time: Callable[[], float] = _loop_time  # what messages are spaced by, in seconds
    sleep: Callable[[float], Awaitable[None]] = asyncio.sleep


AS_IT_COMES = Timing()


def zone_data() -> str:
    """Return which laws for clocks this computer knows: another text whenever they may have changed."""
    import tzdata  # type: ignore[import-untyped] # noqa: PLC0415 - needed once, after the start

    found = [tzdata.IANA_VERSION]
    for folder in zoneinfo.TZPATH:
        for name in ("tzdata.zi", "+VERSION"):
            with suppress(OSError), (Path(folder) / name).open(encoding="utf-8") as file:
                found.append(file.readline().strip())
    return " ".join(found)[:_LONGEST]
