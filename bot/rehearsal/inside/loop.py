"""An event loop on time of its own, which jumps to whatever is due next."""

import asyncio
import heapq
import selectors
from collections.abc import Callable
from contextvars import Context
from typing import Any


class NothingWillHappen(RuntimeError):  # noqa: N818 - it says what is so
    """Somebody waits, and nothing is due any more."""


class _Deaf(selectors.SelectSelector):
    """Hears nothing from outside."""

    def select(self, timeout: float | None = None) -> list[tuple[selectors.SelectorKey, int]]:
        return []


class VirtualLoop(asyncio.SelectorEventLoop):
    """Lives whole days in milliseconds: nothing arrives from outside, and no other thread may call in."""

    _ready: Any  # asyncio's own, as it is in Python 3.11 to 3.14
    _scheduled: Any

    def __init__(self) -> None:
        self._virtual = 0.0
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

    def _write_to_self(self) -> None:
        """Wake nobody: there is only one thread."""

    def _run_once(self) -> None:
        """Take one turn; when there is nothing to do in it, go to the time at which there is."""
        ready, scheduled = self._ready, self._scheduled
        if not ready and not self._stopping:  # type: ignore[attr-defined]
            while scheduled and scheduled[0].cancelled():
                heapq.heappop(scheduled)._scheduled = False
            if not scheduled:
                raise NothingWillHappen
            self._virtual = max(self._virtual, scheduled[0].when())
        now = self._virtual
        while scheduled and scheduled[0].when() <= now:
            timer = heapq.heappop(scheduled)
            timer._scheduled = False
            ready.append(timer)
        for _ in range(len(ready)):
            handle = ready.popleft()
            if not handle.cancelled():
                handle._run()
