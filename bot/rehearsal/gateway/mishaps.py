"""What goes wrong on purpose with events on their way to the bots."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum

from bot.rehearsal.world.world import Event

ANY = "*"
_AT_LAST = 1.0  # an event that waits for a following one is delivered after so many seconds, should none follow


class _Fate(Enum):
    LOST = "lost"
    TWICE = "twice"
    OVERTAKEN = "overtaken"
    LATE = "late"


@dataclass(slots=True)
class _Mishap:
    fate: _Fate
    name: str
    times: int
    seconds: float = 0.0


class Mishaps:
    """Lies between the world and the sessions; events that are lost here were never numbered, as at Discord."""

    def __init__(self, deliver: Callable[[Event], None]) -> None:
        self._deliver = deliver
        self._planned: list[_Mishap] = []
        self._waiting: list[Event] = []
        self._held: list[Event] | None = None

    def lose_next(self, name: str = ANY, *, times: int = 1) -> None:
        """Let the next events of this name never arrive."""
        self._planned.append(_Mishap(_Fate.LOST, name, times))

    def repeat_next(self, name: str = ANY, *, times: int = 1) -> None:
        """Deliver the next events of this name twice."""
        self._planned.append(_Mishap(_Fate.TWICE, name, times))

    def swap_next(self, name: str = ANY, *, times: int = 1) -> None:
        """Deliver the next event of this name after the one that follows it."""
        self._planned.append(_Mishap(_Fate.OVERTAKEN, name, times))

    def delay_next(self, name: str = ANY, *, seconds: float, times: int = 1) -> None:
        """Deliver the next events of this name so many seconds later; others may overtake them."""
        self._planned.append(_Mishap(_Fate.LATE, name, times, seconds))

    def hold(self) -> None:
        """Deliver nothing until `release`."""
        self._held = self._held or []

    def release(self) -> None:
        """Deliver all that was held, in order."""
        held, self._held = self._held or [], None
        for event in held:
            self.take(event)

    def take(self, event: Event) -> None:
        """Pass one event on, unless something is to happen to it."""
        if self._held is not None:
            self._held.append(event)
            return
        if self._planned or self._waiting:
            self._suffer(event)
        else:
            self._deliver(event)

    def _suffer(self, event: Event) -> None:
        fate = self._fate_of(event)
        if fate is not None and fate.fate is _Fate.OVERTAKEN:
            self._waiting.append(event)
            asyncio.get_running_loop().call_later(_AT_LAST, self._overtaken)
            return
        if fate is not None and fate.fate is _Fate.LATE:
            asyncio.get_running_loop().call_later(fate.seconds, self._deliver, event)
            return
        if fate is None or fate.fate is _Fate.TWICE:
            self._deliver(event)
        if fate is not None and fate.fate is _Fate.TWICE:
            self._deliver(event)
        self._overtaken()

    def _overtaken(self) -> None:
        waiting, self._waiting = self._waiting, []
        for event in waiting:
            self._deliver(event)

    def _fate_of(self, event: Event) -> _Mishap | None:
        for mishap in self._planned:
            if mishap.name in (event.name, ANY):
                mishap.times -= 1
                if mishap.times <= 0:
                    self._planned.remove(mishap)
                return mishap
        return None
