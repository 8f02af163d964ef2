"""An event loop on time of its own, which jumps to whatever is due next."""

import asyncio
import heapq
import itertools
import selectors
from collections.abc import Callable
from contextvars import Context
from typing import Any


class NothingWillHappen(RuntimeError):
    """Somebody waits, and nothing is due any more."""


class _Deaf(selectors.SelectSelector):
    """Hears nothing from outside."""

    def select(self, timeout: float | None = None) -> list[tuple[selectors.SelectorKey, int]]:
        return []


class VirtualLoop(asyncio.SelectorEventLoop):
    """Lives whole days in milliseconds: nothing arrives from outside, and no other thread may call in."""

    _ready: Any  # asyncio's own, as it is in Python 3.11 to 3.14

    def __init__(self) -> None:
        self._virtual = 0.0
        self._due: list[tuple[float, int, asyncio.TimerHandle]] = []
        self._number = itertools.count()
        super().__init__(_Deaf())

    def time(self) -> float:
        """Return this loop's own seconds."""
        return self._virtual

    def call_soon(  # type: ignore[override]
        self, callback: Callable[..., object], *args: Any, context: Context | None = None
    ) -> asyncio.Handle:
        """Call in the next turn; without asyncio's looks at who calls."""
        handle = asyncio.Handle(callback, args, self, context)
        self._ready.append(handle)
        return handle

    def call_at(  # type: ignore[override]
        self, when: float, callback: Callable[..., object], *args: Any, context: Context | None = None
    ) -> asyncio.TimerHandle:
        """Call at that time; what was asked for first comes first."""
        timer = asyncio.TimerHandle(when, callback, args, self, context)
        heapq.heappush(self._due, (when, next(self._number), timer))
        return timer

    def close(self) -> None:
        """Let go of everything that was to come."""
        self._due.clear()
        super().close()

    def _write_to_self(self) -> None:
        """Wake nobody: there is only one thread."""

    def _run_once(self) -> None:
        """Take one turn; when there is nothing to do in it, go to the time at which there is."""
        ready, due = self._ready, self._due
        if not ready and not self._stopping:  # type: ignore[attr-defined]
            while due and due[0][2].cancelled():
                heapq.heappop(due)
            if not due:
                raise NothingWillHappen
            self._virtual = max(self._virtual, due[0][0])
        while due and due[0][0] <= self._virtual:
            ready.append(heapq.heappop(due)[2])
        for _ in range(len(ready)):
            handle = ready.popleft()
            if not handle.cancelled():
                handle._run()
