"""How many people may be spoken of: never fewer than five, and no number from which fewer could be worked out."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from bot.domain.people import RoleGroup
from bot.domain.refusals import TooFew

SMALLEST: Final = 5


@dataclass(frozen=True, slots=True)
class Headcount:
    """How many there are: all together, in each role group that may be told apart, and in the others together."""

    total: int
    groups: tuple[tuple[RoleGroup, int], ...]
    others: int = 0


def headcount(counts: Mapping[RoleGroup, int]) -> Headcount:
    """Say how many people there are by role group; refuse where they are fewer than five altogether.

    Groups under five are pooled. A pool that is itself under five takes in the smallest of the other groups, because
    the total less what is told would give it away.
    """
    total = sum(counts.values())
    if total < SMALLEST:
        raise TooFew("Fewer than 5 people, so no number is shown. That keeps everyone safe.")
    told = sorted(((counts.get(group, 0), place, group) for place, group in enumerate(RoleGroup)), reverse=True)
    others = sum(told.pop()[0] for _ in range(sum(1 for count, *_ in told if count < SMALLEST)))
    while 0 < others < SMALLEST:
        others += told.pop()[0]
    apart = tuple((group, count) for count, _, group in sorted(told, key=lambda one: one[1]))
    return Headcount(total, apart, others) if apart else Headcount(total, ())
