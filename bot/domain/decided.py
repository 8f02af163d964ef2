"""What was decided, as whatever decides it hands it to whoever keeps the record of decisions."""

from dataclasses import dataclass
from datetime import datetime
from typing import Protocol, TypeVar

from bot.domain.decision_rules import DecisionRule, DecisionVerdict
from bot.domain.people import GuildId
from bot.domain.small_numbers import Pool

Tx_contra = TypeVar("Tx_contra", contravariant=True)


@dataclass(frozen=True, slots=True)
class PoolDecision:
    """What one pool decided; an empty one is everybody together. Its numbers are there where they may be told."""

    pool: Pool
    verdict: DecisionVerdict
    yes: int | None = None
    no: int | None = None
    neither: int | None = None


@dataclass(frozen=True, slots=True)
class Decided:
    """What came of a decision: adopted where every pool that has a say reached it.

    `source` is the reference of what decided it, `again` of what it asked again. `overall` holds numbers of everybody,
    where they may be told beside those of pools; blurred where it `is_blurred`. What follows may be empty.
    """

    source: str
    kind: str
    guild: GuildId
    question: str
    rule: DecisionRule
    pools: tuple[PoolDecision, ...]
    overall: PoolDecision | None
    is_blurred: bool
    decided_at: datetime
    follows: str
    follows_by: datetime
    again: str | None = None

    @property
    def is_adopted(self) -> bool:
        """Tell whether every pool that has a say reached it."""
        return all(one.verdict is DecisionVerdict.REACHED for one in self.pools)


class HearDecided(Protocol[Tx_contra]):
    """Hears that something was decided, in the same transaction."""

    def __call__(self, tx: Tx_contra, decided: Decided, /, *, now: datetime) -> None:
        """Keep it, or do what follows from it; heard twice, it changes nothing more."""


class HearFollowed(Protocol[Tx_contra]):
    """Hears that people were told what came of something that was decided."""

    def __call__(self, tx: Tx_contra, source: str, words: str, /, *, now: datetime) -> None:
        """Keep it with that, where it is a decision; heard twice, it changes nothing more."""
