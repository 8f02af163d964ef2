"""What kind of question a life is about, who comes to it, and who rings."""

import random
from collections.abc import Mapping
from dataclasses import dataclass

from tests.simulation.plan import OTHERS, WORKERS

_TURNOUTS = (3, 4, 5, 6, 8, 11)


@dataclass(frozen=True, slots=True)
class TopicPlan:
    """How careful one must be, who is asked, who comes, who rings, and whether it is closed before its time."""

    sensitive: bool
    workers_only: bool
    come: tuple[str, ...]
    ring: tuple[str, ...]  # of those who have joined
    without_account: int
    early: bool

    @classmethod
    def of(cls, seed: int) -> "TopicPlan":
        """Draw a question; those who are not asked may try all the same."""
        chance = random.Random(f"topic {seed}")
        everybody = [*WORKERS, *OTHERS]
        chance.shuffle(everybody)
        turnout, rings = chance.choice(_TURNOUTS), chance.choice((0, 0, 1, 2))
        return cls(
            sensitive=chance.random() < 0.3,
            workers_only=chance.random() < 0.25,
            come=tuple(everybody[:turnout]),
            ring=tuple(everybody[turnout : turnout + rings]),
            without_account=chance.choice((0, 0, 1, 2)),
            early=chance.random() < 0.2,
        )

    @property
    def asked(self) -> frozenset[str]:
        """Who of them is asked."""
        return frozenset(WORKERS if self.workers_only else WORKERS + OTHERS)

    @property
    def choices(self) -> Mapping[str, str]:
        """What the coordinator chooses in the panel's menus."""
        return {"Who is asked": "Homecare worker"} if self.workers_only else {}
