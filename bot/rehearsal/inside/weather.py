"""What may go wrong between a bot and the stage; a simulation draws it from a seed."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from bot.rehearsal.wire import Json


@dataclass(frozen=True, slots=True)
class Fate:
    """What becomes of one request: seconds there and back, and what is answered instead of the truth.

    Status 0 cuts the connection. `after` lets the request have its effect first. `wait` is for status 429.
    """

    there: float = 0.02
    back: float = 0.02
    status: int | None = None
    after: bool = False
    wait: float = 0.0
    via: bool = True


class Weather(Protocol):
    """Decides about every request and every event."""

    def request(self, method: str, path: str) -> Fate:
        """Say what becomes of this request."""
        ...

    def event(self, payload: Json) -> Sequence[float]:
        """Say after how many seconds this event arrives: never, once or more often."""
        ...


class Calm:
    """Everything arrives, once and soon."""

    def request(self, method: str, path: str) -> Fate:
        """Let it through."""
        return _SOON

    def event(self, payload: Json) -> Sequence[float]:
        """Deliver it."""
        return (0.02,)


_SOON = Fate()
CALM = Calm()
