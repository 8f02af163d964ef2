"""How a vote ended: what may be said about its count."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from decimal import Decimal
from enum import StrEnum
from typing import Final

from bot.domain.decided import DecisionId, DecisionRecord, PoolDecision, SideCounts
from bot.domain.decision_rules import NO, YES, DecisionVerdict, is_adopted, percent_of_yes, verdict_on
from bot.domain.people import RoleGroup
from bot.domain.polls import Poll, PollKind
from bot.domain.small_numbers import Pool
from bot.domain.suggestions import Suggester

_CLEARLY = 5  # how far an answer must lead where numbers are blurred, so that the blur alone hardly ever puts it first


class OutcomeKind(StrEnum):
    """How much of a result may be said."""

    COUNTS = "counts"  # how many chose each answer
    BLURRED = "blurred"  # about how many chose each answer
    WORDS = "words"  # what was written, in no order
    TOO_FEW = "too_few"  # that too few answered
    NO_DECISION = "no_decision"  # that too few of one pool answered for it to be decided
    VOID = "void"  # that it could not be counted
    EARLIER = "earlier"  # that it was told in words under earlier rules, and is kept nowhere else


_NEITHER: Final = 2  # the place of the option of a decision that takes no side
_CHOICES: Final = frozenset({PollKind.SINGLE, PollKind.MULTIPLE})
WITH_A_RESULT: Final = frozenset({OutcomeKind.COUNTS, OutcomeKind.BLURRED, OutcomeKind.WORDS})
WITHOUT_A_RESULT: Final = frozenset({OutcomeKind.TOO_FEW, OutcomeKind.NO_DECISION, OutcomeKind.VOID})


@dataclass(frozen=True, slots=True)
class PoolCounts:
    """What the people of one pool answered, in the order of the options."""

    pool: Pool
    answers: int
    counts: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class WrittenAnswer:
    """What somebody wrote; without a pool nothing says who, with one its author wished it to stand under that."""

    words: str
    pool: Pool = ()


@dataclass(frozen=True, slots=True)
class Disclosure:
    """The part of a count that may be said; what is None or empty here is kept nowhere.

    `verdicts` are those of the pools that have a say in a decision: their numbers, if told, stand in `pools`.
    """

    kind: OutcomeKind
    answers: int | None = None
    counts: tuple[int, ...] | None = None
    pools: tuple[PoolCounts, ...] = ()
    verdicts: tuple[PoolDecision, ...] = ()
    written: tuple[WrittenAnswer, ...] = ()

    @property
    def is_adopted(self) -> bool:
        """Tell whether a decision was reached in every pool that has a say."""
        return is_adopted(one.verdict for one in self.verdicts)

    def counts_of(self, pool: Pool) -> tuple[int, ...] | None:
        """Return what a pool answered, an empty one is everybody together: None where that is not told."""
        return next((one.counts for one in self.pools if one.pool == pool), None) if pool else self.counts


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome(Disclosure):
    """How a vote ended: what may be said about its count, and who is shown as having suggested it.

    `hear_by` is by when people hear what came of it, where that is owed; `came_of_it` what they were told.
    """

    poll: Poll
    hear_by: datetime | None = None
    came_of_it: str = ""
    credit: Suggester | None = None

    @property
    def asked_alone(self) -> frozenset[RoleGroup]:
        """Return who alone was asked, together: nobody where everybody was, or where groups each had a say."""
        return frozenset() if self.poll.apart else self.poll.audience


def decisions_in(told: Disclosure) -> tuple[PoolDecision, ...]:
    """Return what each pool that has a say decided, with its numbers where they are told exactly."""
    if told.kind is not OutcomeKind.COUNTS:
        return told.verdicts
    return tuple(replace(one, counts=_sides(told.counts_of(one.pool))) for one in told.verdicts)


def decided_by(ended: Poll, told: Disclosure, *, decided_at: datetime) -> DecisionRecord | None:
    """Return what a vote decided, with the numbers that its result tells: None where it decided nothing.

    Where everybody who was asked had the say together, theirs is the one row of numbers, under who they are.
    """
    if ended.rule is None or not told.verdicts:
        return None
    pools, overall = decisions_in(told), _sides(told.counts)
    if [one.pool for one in pools] == [()]:
        asked = tuple(group for group in RoleGroup if group in ended.audience)
        pools, overall = (replace(pools[0], pool=asked, counts=overall),), None
    return DecisionRecord(
        id=DecisionId(ended.id),
        guild=ended.guild,
        question=ended.question,
        rule=ended.rule,
        pools=pools,
        overall=overall,
        is_blurred=told.kind is OutcomeKind.BLURRED,
        decided_at=decided_at,
        follows=ended.next_step,
        follows_by=replace(ended, ended_at=decided_at).hear_by,
        again=None if ended.again is None else DecisionId(ended.again),
    )


def _sides(counts: Sequence[int] | None) -> SideCounts | None:
    if counts is None:
        return None
    return SideCounts(counts[YES], counts[NO], counts[_NEITHER] if len(counts) > _NEITHER else None)


def percent_against(outcome: Outcome) -> Decimal | None:
    """Return how many percent of all together said yes where that would have been enough, but one group did not."""
    rule, counts = outcome.poll.rule, outcome.counts
    if rule is None or counts is None or outcome.kind is not OutcomeKind.COUNTS or outcome.is_adopted:
        return None
    if not outcome.poll.apart:
        return None
    together = verdict_on(counts[YES], counts[NO], answers=1, asked=1, rule=rule)
    return percent_of_yes(counts[YES], counts[NO], rule) if together is DecisionVerdict.REACHED else None


def average_of(counts: Sequence[int]) -> Decimal | None:
    """Return what was chosen on a scale on average, to one decimal: None where nobody chose anything."""
    answers = sum(counts)
    if not answers:
        return None
    chosen = sum(number * count for number, count in enumerate(counts, start=1))
    return Decimal((20 * chosen + answers) // (2 * answers)).scaleb(-1)


def first_choice(outcome: Outcome) -> int | None:
    """Return the place of the one answer that came first with everybody whose numbers are told; None if none did.

    On a scale, and where something is decided, the most frequent answer is not what came of it.
    """
    if outcome.poll.kind not in _CHOICES:
        return None
    ahead = _CLEARLY if outcome.kind is OutcomeKind.BLURRED else 1
    told = [outcome.counts or (), *(pool.counts for pool in outcome.pools)]
    firsts = {_first(counts, ahead) for counts in told}
    return firsts.pop() if len(firsts) == 1 else None


def _first(counts: tuple[int, ...], ahead: int) -> int | None:
    most, *others = sorted(counts, reverse=True) or [0]
    return counts.index(most) if most - max(others, default=0) >= ahead else None
