"""An event loop on time of its own, which jumps to whatever is due next."""

import asyncio
import selectors
from collections.abc import Callable


class NothingWillHappen(RuntimeError):  # noqa: N818 - it says what is so
    """Somebody waits, and nothing is due any more."""


class _Patience(selectors.SelectSelector):
    """Instead of waiting for something to arrive, lets time pass."""

    passes: Callable[[float], None]

    def select(self, timeout: float | None = None) -> list[tuple[selectors.SelectorKey, int]]:
        if timeout is None:
            raise NothingWillHappen
        if timeout > 0:
            self.passes(timeout)
        return []


class VirtualLoop(asyncio.SelectorEventLoop):
    """Lives whole days in milliseconds: nothing arrives from outside, and no other thread may call in.

    `passed` is told of every jump, in seconds, so that other clocks can follow.
    """

    def __init__(self, passed: Callable[[float], None] = lambda _: None) -> None:
        self._virtual = 0.0
        self._passed = passed
        patience = _Patience()
        patience.passes = self._pass
        super().__init__(patience)

    def time(self) -> float:
        """Return this loop's own seconds."""
        return self._virtual

    def _write_to_self(self) -> None:
        """Wake nobody: there is only one thread."""

    def _pass(self, seconds: float) -> None:
        self._virtual += seconds
        self._passed(seconds)
