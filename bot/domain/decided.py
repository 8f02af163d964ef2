"""What was decided, as whatever decides it hands it over and the record of decisions keeps it."""

from dataclasses import dataclass
from datetime import datetime
from typing import NewType, Protocol, TypeVar

from bot.domain.decision_rules import DecisionRule, DecisionVerdict, is_adopted
from bot.domain.people import GuildId
from bot.domain.small_numbers import Pool

Tx_contra = TypeVar("Tx_contra", contravariant=True)

DecisionId = NewType("DecisionId", str)  # that of what decided it


@dataclass(frozen=True, slots=True)
class SideCounts:
    """How many said yes, no and, where that could be said, neither."""

    yes: int
    no: int
    neither: int | None = None


@dataclass(frozen=True, slots=True)
class PoolDecision:
    """What one pool decided, with its numbers where they may be told; an empty one is everybody together."""

    pool: Pool
    verdict: DecisionVerdict
    counts: SideCounts | None = None


@dataclass(frozen=True, slots=True)
class DecisionRecord:
    """What was decided, for good: numbers as far as they may be told, blurred where it `is_blurred`.

    `pools` are those that had a say, an empty one is everybody together; `overall` are numbers of everybody beside
    those. It decided `again` what that earlier decision did, if there is one. What follows may be empty.
    """

    id: DecisionId
    guild: GuildId
    question: str
    rule: DecisionRule
    pools: tuple[PoolDecision, ...]
    overall: SideCounts | None
    is_blurred: bool
    decided_at: datetime
    follows: str
    follows_by: datetime
    again: DecisionId | None = None

    @property
    def is_adopted(self) -> bool:
        """Tell whether every pool that has a say reached it."""
        return is_adopted(one.verdict for one in self.pools)


class HearDecided(Protocol[Tx_contra]):
    """Hears that something was decided, in the same transaction."""

    def __call__(self, tx: Tx_contra, decided: DecisionRecord, /, *, now: datetime) -> None:
        """Keep it, or do what follows from it; heard twice, it changes nothing more.

        What it decided `again` may have decided nothing.
        """


class HearFollowed(Protocol[Tx_contra]):
    """Hears that people were told what came of something that was decided."""

    def __call__(self, tx: Tx_contra, source: str, words: str, /, *, now: datetime) -> None:
        """Keep it with that, where it is a decision; heard twice, it changes nothing more."""
