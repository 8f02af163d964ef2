"""When a decision is reached: enough of those who took a side said yes, and enough of those asked answered."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import Final

from bot.domain.refusals import Invalid

PERCENTS: Final = (50, 60, 67, 75)  # of those who took a side; for 50, more than half
QUORUMS: Final = (0, 25, 50)  # percent of those asked who must have answered
MOST_OF_FEW: Final = 67  # in a pool of few, more than two thirds is nearly everybody
FEW: Final = 15
_DECIMALS: Final = 4
YES, NO = 0, 1  # the places of the options of a decision; a third takes no side


class DecisionVerdict(StrEnum):
    """What a decision came to in one pool."""

    REACHED = "reached"
    NOT_REACHED = "not_reached"
    NO_QUORUM = "no_quorum"  # too few of the pool answered; a sensitive vote never tells this apart


@dataclass(frozen=True, slots=True)
class DecisionRule:
    """How many percent must say yes of those who say yes or no, and how many percent of those asked must answer."""

    percent: int
    quorum: int = 0


def checked_rule(rule: DecisionRule) -> DecisionRule:
    """Return a rule that can be chosen; refuse any other."""
    if rule.percent not in PERCENTS or rule.quorum not in QUORUMS:
        raise Invalid("That rule is not one of the choices. Please choose again.")
    return rule


def percents_for(smallest: int) -> tuple[int, ...]:
    """Return how many percent a rule may ask for, where the smallest pool that has a say has so many people."""
    return tuple(percent for percent in PERCENTS if percent <= MOST_OF_FEW or smallest >= FEW)


def check_reachable(rule: DecisionRule, smallest: int) -> None:
    """Refuse a rule that would let one or two people of a small pool stop everybody."""
    if rule.percent not in percents_for(smallest):
        raise Invalid(
            "Three quarters is too much where a group has fewer than {few} people. Choose two thirds or less.", few=FEW
        )


def verdict_on(yes: int, no: int, *, answers: int, asked: int, rule: DecisionRule) -> DecisionVerdict:
    """Return what these answers of one pool come to."""
    if answers * 100 < asked * rule.quorum:
        return DecisionVerdict.NO_QUORUM
    return DecisionVerdict.REACHED if _enough(yes, yes + no, rule.percent) else DecisionVerdict.NOT_REACHED


def is_adopted(verdicts: Iterable[DecisionVerdict]) -> bool:
    """Tell whether every pool that has a say reached it; where none has one, nothing was."""
    return {*verdicts} == {DecisionVerdict.REACHED}


def percent_of_yes(yes: int, no: int, rule: DecisionRule) -> Decimal | None:
    """Return how many percent of those who took a side said yes: None where nobody did.

    A whole number, or with as many decimals as it takes for nobody to think that it lies on the other side of the rule.
    """
    sides = yes + no
    if not sides:
        return None
    enough = _enough(yes, sides, rule.percent)
    for decimals in range(_DECIMALS):
        whole = 100 * 10**decimals
        told = (2 * whole * yes + sides) // (2 * sides)
        if _enough(told, whole, rule.percent) is enough:
            return Decimal(told).scaleb(-decimals)
    raise ValueError("more people than any vote asks")


def _enough(yes: int, sides: int, percent: int) -> bool:
    if percent == 50:
        return 2 * yes > sides
    if percent == 67:
        return sides > 0 and 3 * yes >= 2 * sides
    return sides > 0 and 100 * yes >= percent * sides
