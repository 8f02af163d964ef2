"""The weather of one life: what goes wrong between the bot and Discord, drawn from the seed."""

import random
from collections.abc import Sequence
from dataclasses import dataclass

from bot.rehearsal.inside import Fate
from bot.rehearsal.wire import Json

_FORM = 5
_SEVERITIES = (0.0, 0.03, 0.08, 0.2)


@dataclass(slots=True)
class WireFaults:
    """Rough until `calm`; during an outage nothing is answered properly."""

    chance: random.Random
    requests: float
    events: float
    disk: float
    calm: bool = False
    outage: bool = False

    @classmethod
    def of(cls, seed: int) -> "WireFaults":
        """Draw how rough it will be."""
        chance = random.Random(f"storm {seed}")
        return cls(chance, chance.choice(_SEVERITIES), chance.choice(_SEVERITIES), chance.choice((0.0, 0.0, 0.02)))

    def is_at_its_worst(self) -> None:
        """Let as many requests fare badly as in any weather."""
        self.requests = max(_SEVERITIES)

    def request(self, method: str, path: str) -> Fate:
        """Say what becomes of this request."""
        chance = self.chance
        there, back = 0.005 + 0.1 * chance.random(), 0.005 + 0.1 * chance.random()
        if self.calm:
            return Fate(there, back)
        if self.outage:
            return Fate(there, back, 503)
        # Few requests post something for all to see: they meet more than their share.
        share = 4 if path.endswith("/messages") else 1
        if chance.random() >= share * self.requests:
            return Fate(there, back)
        return self._mishap(there, back)

    def _mishap(self, there: float, back: float) -> Fate:
        chance = self.chance
        kind = chance.randrange(8)
        if kind <= 2:
            return Fate(there, back, chance.choice((500, 502, 503, 504)), after=chance.random() < 0.5)
        if kind <= 4:
            return Fate(there, back, 0, after=chance.random() < 0.5)
        if kind == 5:
            return Fate(there, back, 429, wait=round(chance.uniform(0.1, 5), 2), via=chance.random() < 0.9)
        if kind == 6:
            return Fate(there + chance.uniform(0.5, 6), back)
        return Fate(there, back + chance.uniform(0.5, 6))

    def event(self, payload: Json) -> Sequence[float]:
        """Say when this event arrives: never, once or twice."""
        chance = self.chance
        soon = 0.005 + 0.1 * chance.random()
        # Few events bring a form, which makes something new: they meet more than their share.
        share = 4 if payload["t"] == "INTERACTION_CREATE" and payload["d"]["type"] == _FORM else 1
        if self.calm or chance.random() >= share * self.events:
            return (soon,)
        kind = chance.randrange(4)
        if kind == 0:
            return ()
        if kind == 1:
            return (soon, soon + 2.4 * chance.random())
        if kind == 2:
            return (soon, soon)
        return (chance.uniform(0.2, 4),)

    def takes(self) -> float:
        """Say how long the disk takes, in seconds."""
        if not self.calm and self.chance.random() < self.disk:
            return self.chance.uniform(0.3, 4)
        return 0.001 + 0.004 * self.chance.random()
