"""What kind of vote a life is about, and who turns up for it."""

import random
from collections.abc import Mapping
from dataclasses import dataclass

WORKERS = ("Amara", "Ioan", "Grace", "Danuta", "Sipho", "Leila", "Mihai", "Priya")
OTHERS = ("Helen", "Rhys", "Margaret", "Anjali", "Dylan")  # as many as are needed to ask the workers alone
_TURNOUTS = (3, 5, 6, 7, 8, 9, 11)


@dataclass(frozen=True, slots=True)
class Plan:
    """How careful the result must be, who is asked, who comes at first, and who only once it stays open longer."""

    sensitive: bool
    workers_only: bool
    come: tuple[str, ...]
    come_late: tuple[str, ...]

    @classmethod
    def of(cls, seed: int) -> "Plan":
        """Draw a vote; those who are not asked may try all the same."""
        chance = random.Random(f"plan {seed}")
        sensitive, workers_only = chance.random() < 0.4, chance.random() < 0.35
        turnout = chance.choice(_TURNOUTS)
        everybody = (*WORKERS[: turnout - 1], OTHERS[0]) if workers_only and turnout < 9 else (*WORKERS, *OTHERS)
        come, rest = everybody[:turnout], everybody[turnout:] or WORKERS[turnout:]
        return cls(sensitive, workers_only, come, rest[: chance.choice((0, 4))] if turnout < 5 else ())

    @property
    def asked(self) -> frozenset[str]:
        """Who of them is asked."""
        return frozenset(WORKERS if self.workers_only else WORKERS + OTHERS)

    @property
    def choices(self) -> Mapping[str, str]:
        """What the coordinator chooses in the panel's menus."""
        kind = {"Ordinary or sensitive": "Sensitive"} if self.sensitive else {}
        return kind | ({"Who is asked": "Homecare worker"} if self.workers_only else {})
