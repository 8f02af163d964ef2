"""What kind of session a life is about: how many places, when, whom it asks, and who comes to it."""

import random
from dataclasses import dataclass
from datetime import timedelta

from tests.simulation.plan import OTHERS, WORKERS

_TURNOUTS = (4, 5, 6, 8, 11)


@dataclass(frozen=True, slots=True)
class SessionPlan:
    """How many places there are, how far ahead it is, who is asked and who comes, and whether it moves."""

    places: int | None
    ahead: timedelta
    minutes: int
    online: bool
    workers_only: bool
    come: tuple[str, ...]
    moves: timedelta | None
    is_called_off: bool

    @classmethod
    def of(cls, seed: int) -> "SessionPlan":
        """Draw a session; those who are not asked may try all the same."""
        chance = random.Random(f"session {seed}")
        everybody = [*WORKERS, *OTHERS]
        chance.shuffle(everybody)
        return cls(
            places=chance.choice((1, 1, 1, 2, 2, 3, None)),
            ahead=timedelta(days=chance.choice((1, 2, 3, 5, 9, 20)), hours=chance.choice((0, 3, 9, 13))),
            minutes=chance.choice((15, 90, 480)),
            online=chance.random() < 0.8,
            workers_only=chance.random() < 0.25,
            come=tuple(everybody[: chance.choice(_TURNOUTS)]),
            moves=chance.choice((None, None, timedelta(days=2), timedelta(hours=-9), timedelta(hours=5))),
            is_called_off=chance.random() < 0.1,
        )

    @property
    def asked(self) -> frozenset[str]:
        """Who of them is asked."""
        return frozenset(WORKERS if self.workers_only else WORKERS + OTHERS)
