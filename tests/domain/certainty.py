"""What can be told of sensitive decisions, one after the other, whatever one person answers: worked out, not tried."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import cycle, product
from typing import Final

from bot.domain.ballots import Ballot
from bot.domain.decision_rules import DecisionRule
from bot.domain.electorates import FEWEST_PEOPLE, shown_apart
from bot.domain.people import RoleGroup
from bot.domain.poll_outcomes import Disclosure
from bot.domain.polls import Poll, PollKind, Sensitivity
from bot.domain.small_numbers import Pool
from tests.domain.votes import a_vote, told_of

Counts = tuple[int, int, int]  # how many say yes, no, and neither
Path = tuple[RoleGroup | None, ...]  # where somebody is, vote by vote; None: not there
Sizes = Mapping[RoleGroup, int]
Tell = Callable[[Poll, Counts], Disclosure]  # what is told of the answers of one pool
Told = tuple[object, ...]  # of all pools of a vote: what each decided, or that one had too few
Can = frozenset[object]  # what one pool can come to

GROUPS: Final = (RoleGroup.WORKER, RoleGroup.MANAGER)
ANSWERS: Final[tuple[Counts, ...]] = ((1, 0, 0), (0, 1, 0), (0, 0, 1))
_NONE: Final[Counts] = (0, 0, 0)
_FEW: Final = "few"


def as_built(vote: Poll, counts: Counts) -> Disclosure:
    """Ask the programme what is told of the answers of one pool, beside another in which enough have answered."""
    box = [Ballot(frozenset({place}), GROUPS[0]) for place, count in enumerate(counts) for _ in range(count)]
    beside = [Ballot(frozenset({0}), GROUPS[1])] * 5
    sizes = {GROUPS[0]: vote.asked, GROUPS[1]: 10}
    vote = replace(vote, apart=((GROUPS[0],), (GROUPS[1],)))
    return told_of(vote, [*box, *beside], sizes=sizes)


@dataclass(frozen=True, slots=True)
class Audit:
    """Decisions by these rules, in turn, of people who stay in their groups, and of a few who come, go and change.

    Nobody ever changes their mind, and whoever looks on knows that. Who votes they do not know, unless `all_vote`.
    `apart` and `tell` are the programme's own, unless something is to be found wrong.
    """

    rules: Sequence[DecisionRule]
    stay: tuple[int, int]  # how many workers and managers
    apart: Callable[[frozenset[RoleGroup], Sizes], tuple[Pool, ...]] = shown_apart
    tell: Tell = as_built
    all_vote: bool = False

    def leaks(self, path: Path, others: Sequence[Path] = (), known: Sequence[Counts] = ()) -> bool:
        """Tell whether what can be told depends on what somebody on this path answers, or on whether they do.

        `others` come and go too; of the first of them the answers are `known`, for they look on.
        """
        answers = ANSWERS if self.all_vote else (*ANSWERS, _NONE)
        first, *rest = (self._all_told(path, answer, others, known) for answer in answers)
        return any(each != first for each in rest)

    def _all_told(
        self, path: Path, answer: Counts, others: Sequence[Path], known: Sequence[Counts]
    ) -> frozenset[tuple[Told, ...]]:
        """Return everything that can be told of all votes together."""
        told: set[tuple[Told, ...]] = set()
        unknown = ANSWERS if self.all_vote else (*ANSWERS, _NONE)
        for chosen in product(*((one,) for one in known), *(unknown for _ in others[len(known) :])):
            people = [(path, answer), *zip(others, chosen, strict=True)]
            told.update(*(product(*each) for each in self._distinct(self._votes(people))))
        return frozenset(told)

    def _votes(self, people: Sequence[tuple[Path, Counts]]) -> "list[_Vote]":
        found = (self._vote(people, moment, rule) for moment, rule in zip(range(len(people[0][0])), cycle(self.rules)))
        return [vote for vote in found if vote is not None]

    def _vote(self, people: Sequence[tuple[Path, Counts]], moment: int, rule: DecisionRule) -> "_Vote | None":
        here = {group: [answer for path, answer in people if path[moment] is group] for group in GROUPS}
        stay = dict(zip(GROUPS, self.stay, strict=True))
        sizes = {group: stay[group] + len(here[group]) for group in GROUPS}
        if sum(sizes.values()) < FEWEST_PEOPLE:  # it does not open
            return None
        pools = self.apart(frozenset(), sizes) or (GROUPS,)
        tables = []
        for pool in pools:
            asked, surely = sum(sizes[one] for one in pool), _plus(*(answer for one in pool for answer in here[one]))
            tables.append(_table(rule, sum(stay[one] for one in pool), asked, surely, self.tell, self.all_vote))
        return _Vote(tuple(tables))

    def _distinct(self, votes: "Sequence[_Vote]") -> set[tuple[frozenset[Told], ...]]:
        """Return what each vote can come to, for all that those who stay may think; what is alike only once."""
        workers, managers = map(_shared_out, self.stay)
        if all(len(vote.pools) == 1 for vote in votes):
            return {tuple(vote.can(each) for vote in votes) for each in _shared_out(sum(self.stay))}
        if any(len(vote.pools) == 1 for vote in votes):
            return {tuple(vote.can(one, other) for vote in votes) for one, other in product(workers, managers)}
        one, two = ({tuple(vote.pools[n][each] for vote in votes) for each in (workers, managers)[n]} for n in (0, 1))
        return {tuple(map(_told_of_all, zip(*pair, strict=True))) for pair in product(one, two)}


@dataclass(frozen=True, slots=True)
class _Vote:
    """What each pool of one vote can come to, by what those think who stay in it."""

    pools: tuple[Mapping[Counts, Can], ...]

    def can(self, *minds: Counts) -> frozenset[Told]:
        minds = (_plus(*minds),) if len(self.pools) == 1 else minds
        return _told_of_all(tuple(pool[one] for pool, one in zip(self.pools, minds, strict=True)))


@cache
def _told_of_all(pools: tuple[Can, ...]) -> frozenset[Told]:
    """Return what can be told of a vote whose pools can come to these; which of them had too few is never told.

    That it goes on once before may be told of whatever comes of it: everybody may have come late.
    """
    few: set[Told] = {(_FEW,)} if any(_FEW in pool for pool in pools) else set()
    return frozenset(few.union(product(*(pool - {_FEW} for pool in pools))))


@cache
def _table(
    rule: DecisionRule, stay: int, asked: int, surely: Counts, tell: Tell, all_vote: bool
) -> Mapping[Counts, Can]:
    """Return what a pool can come to, by what those think who stay in it: any of them may vote or not."""
    can: dict[Counts, Can] = {}
    for minds in (minds for size in range(stay + 1) for minds in _shared_out(size)):
        fewer = () if all_vote else _one_less(minds)
        told = _told(rule, asked, _plus(minds, surely), tell)
        can[minds] = frozenset({told}).union(*(can[less] for less in fewer))
    return can


@cache
def _told(rule: DecisionRule, asked: int, counts: Counts, tell: Tell) -> object:
    vote = a_vote(3, kind=PollKind.DECISION, sensitivity=Sensitivity.SENSITIVE, rule=rule, asked=asked)
    told = tell(vote, counts)
    return told.verdicts[0].verdict if told.verdicts else _FEW


def _one_less(minds: Counts) -> Iterator[Counts]:
    less = (_plus(minds, one) for one in ((-1, 0, 0), (0, -1, 0), (0, 0, -1)))
    return (one for one in less if min(one) >= 0)


@cache
def _shared_out(size: int) -> Sequence[Counts]:
    return [(yes, no, size - yes - no) for yes in range(size + 1) for no in range(size - yes + 1)]


def _plus(*counts: Counts) -> Counts:
    return sum(one[0] for one in counts), sum(one[1] for one in counts), sum(one[2] for one in counts)
