"""Milestones: how many people of each role group wrote something, as far as it may be said; they belong to the group.

Whoever reads editions one after another, with the names on each, can tell of nobody: what is known of any number of
people together is known of none, or of as many as may be spoken of.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Final, TypeVar

from bot.domain.people import RoleGroup
from bot.domain.small_numbers import pools_of

T = TypeVar("T")

Block = frozenset[RoleGroup]  # role groups of which one number is told


@dataclass(frozen=True, slots=True)
class Milestone:
    """How many of some role groups wrote, each told apart, and how many of all other groups together; never a total.

    A number of 0 is not shown: of those it is only known that they are fewer than may be spoken of.
    """

    groups: tuple[tuple[RoleGroup, int], ...] = ()
    others: int = 0

    def __bool__(self) -> bool:
        return any(number for _, number in self.groups) or bool(self.others)

    @property
    def rest(self) -> Block:
        """Return the role groups that are told together."""
        return frozenset(RoleGroup) - frozenset(group for group, _ in self.groups)

    @property
    def blocks(self) -> Mapping[Block, int]:
        """Return every number that is told, by the role groups to which it belongs: each group has exactly one."""
        apart = {frozenset({group}): number for group, number in self.groups}
        return {**apart, self.rest: self.others} if self.rest else apart


NOTHING: Final = Milestone()


@dataclass(frozen=True, slots=True)
class Named:
    """Somebody whose name everybody reads: their role group if they have one, and whether they wrote, or say so."""

    group: RoleGroup | None
    wrote: bool
    says_wrote: bool


def next_milestone(writers: Mapping[RoleGroup, int], before: Sequence[Milestone], *, least: int) -> Milestone:
    """Return what an edition says of how many wrote, after what the editions before it said, the first of them first.

    It is exact, or for a group whose number has hardly changed what was said of it before, or all of it as said last.
    """
    exact = _exact(writers, least)
    ways = [exact, *([_nearly(writers, before, least), before[-1]] if before else [])]
    return next((one for one in ways if not any(_tells(old, one, least) for old in before)), NOTHING)


def may_be_shown(said: Milestone, named: Iterable[Named], *, least: int) -> Milestone:
    """Return as much of it as may stand beside these names: whoever takes them away from the number tells of nobody."""
    read = tuple(named)
    shown = next(some for some in _parts(said, least) if not _leaves_few(said, some, read, least))
    apart = tuple((group, number) for group, number in said.groups if frozenset({group}) in shown)
    return Milestone(apart, said.others if said.rest in shown else 0)


def _exact(writers: Mapping[RoleGroup, int], least: int) -> Milestone:
    if sum(writers.values()) < least:
        return NOTHING
    pools = pools_of(writers, least=least)
    apart = tuple((pool[0], writers[pool[0]]) for pool in pools if len(pool) == 1)
    return Milestone(apart, sum(writers[group] for pool in pools if len(pool) > 1 for group in pool))


def _nearly(writers: Mapping[RoleGroup, int], before: Sequence[Milestone], least: int) -> Milestone:
    """Say again of each group told apart last, and of the others, what was said, unless it has changed by enough."""
    last = before[-1]
    said = {
        block: _again(sum(writers.get(group, 0) for group in block), _told_of(before, block), least)
        for block in last.blocks
    }
    return Milestone(tuple((group, said[frozenset({group})]) for group, _ in last.groups), said.get(last.rest, 0))


def _again(number: int, told: Iterable[int], least: int) -> int:
    """Return the latest number told before that is hardly another one; else this one, or 0 where it is too small."""
    found = next((one for one in told if abs(one - number) < least), number)
    return found if found >= least else 0


def _told_of(before: Sequence[Milestone], block: Block) -> Iterator[int]:
    for one in reversed(before):
        told = _sum(one, block)
        if told is not None:
            yield told


def _tells(old: Milestone, new: Milestone, least: int) -> bool:
    """Tell whether the two give away, of any groups, that a few more or fewer of them wrote."""
    known = {block: (_sum(old, block), _sum(new, block)) for block in _BLOCKS}
    both = {block: (was, now) for block, (was, now) in known.items() if was is not None and now is not None}
    return any(0 < abs(now - was) < least for block, (was, now) in both.items() if not any(one < block for one in both))


def _sum(said: Milestone, groups: Block) -> int | None:
    """Return how many of these groups wrote: None where it can not be told."""
    within = {block: number for block, number in said.blocks.items() if block <= groups}
    return sum(within.values()) if sum(map(len, within)) == len(groups) else None


def _parts(said: Milestone, least: int) -> Sequence[frozenset[Block]]:
    """Return which numbers could be shown, the most first: of others only beside a group, or where they are all."""
    told = {block: number for block, number in said.blocks.items() if number >= least}
    parts = [frozenset(some) for some in _some(told) if said.rest not in some or len(some) > 1 or not said.groups]
    return [*sorted(parts, key=lambda some: sum(told[block] for block in some), reverse=True), frozenset()]


def _leaves_few(said: Milestone, shown: frozenset[Block], named: Sequence[Named], least: int) -> bool:
    return any(
        0 < sum(said.blocks[block] for block in some) - taken < least
        for some in _some(shown)
        for taken in _taken_away(frozenset[RoleGroup]().union(*some), named)
    )


def _taken_away(groups: Block, named: Sequence[Named]) -> Iterator[int]:
    """Yield how many names somebody could take away: all or those of these groups; who wrote, or says so, or not."""
    for those in (named, [one for one in named if one.group in groups]):
        yield len(those)
        yield sum(one.wrote for one in those)
        yield sum(one.says_wrote for one in those)


def _some(those: Iterable[T]) -> Iterator[tuple[T, ...]]:
    known = tuple(those)
    return (some for size in range(1, len(known) + 1) for some in combinations(known, size))


_BLOCKS: Final = tuple(map(frozenset, _some(RoleGroup)))
