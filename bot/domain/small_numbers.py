"""How many people may be spoken of: never fewer than five, and no number from which fewer could be worked out."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from bot.domain.people import RoleGroup
from bot.domain.refusals import TooFew

SMALLEST: Final = 5
SMALLEST_SENSITIVE: Final = 10

Pool = tuple[RoleGroup, ...]  # one role group, or several that are only spoken of together, as other partners


@dataclass(frozen=True, slots=True)
class Headcount:
    """How many there are: all together, in each role group that may be told apart, and in the others together."""

    total: int
    groups: tuple[tuple[RoleGroup, int], ...]
    others: int = 0


def least_told(*, is_sensitive: bool) -> int:
    """Return of how many people may be spoken at least, depending on what is said of them."""
    return SMALLEST_SENSITIVE if is_sensitive else SMALLEST


def pools_of(counts: Mapping[RoleGroup, int], *, least: int) -> tuple[Pool, ...]:
    """Return the role groups that have anybody, those with so many people apart and the others in one pool, the last.

    A pool of others that has fewer takes in the smallest of the other groups, the first listed of those alike, because
    the whole less what is told would give it away.
    """
    sizes = {group: counts.get(group, 0) for group in RoleGroup if counts.get(group, 0)}
    apart = [group for group in sizes if sizes[group] >= least]
    others = [group for group in sizes if sizes[group] < least]
    while others and apart and sum(sizes[group] for group in others) < least:
        others.append(smallest := min(apart, key=sizes.__getitem__))
        apart.remove(smallest)
    together = tuple(group for group in RoleGroup if group in others)
    return (*((group,) for group in apart), *([together] if together else []))


def headcount(counts: Mapping[RoleGroup, int]) -> Headcount:
    """Say how many people there are by role group; refuse where they are fewer than five altogether."""
    total = sum(counts.values())
    if total < SMALLEST:
        raise TooFew("Fewer than 5 people, so no number is shown. That keeps everyone safe.")
    apart = [pool[0] for pool in pools_of(counts, least=SMALLEST) if len(pool) == 1]
    groups = tuple((group, counts[group]) for group in apart)
    return Headcount(total, groups, total - sum(size for _, size in groups)) if groups else Headcount(total, ())
