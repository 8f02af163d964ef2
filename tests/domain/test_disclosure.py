"""S8: one answer hardly changes the chance of anything told of a sensitive vote, and the form depends on no answer."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from fractions import Fraction
from functools import cache
from itertools import combinations, product

import pytest

from bot.domain.ballots import Ballot
from bot.domain.decision_rules import DecisionRule
from bot.domain.disclosure import draw_noise
from bot.domain.people import RoleGroup
from bot.domain.poll_outcomes import Disclosure, OutcomeKind, PoolCounts
from bot.domain.polls import FEWEST_ANSWERS, PollKind, Sensitivity
from tests.domain.votes import a_vote, told_of

WORKER, MANAGER, FAMILY = RoleGroup.WORKER, RoleGroup.MANAGER, RoleGroup.FAMILY_CARER
FOURFOLD, TWOFOLD = Fraction(4), Fraction(2)  # how much a changed answer, and one more or less, may change a chance
NEVER = Fraction(10**9)  # how much it changes a chance to or from nothing

Counts = tuple[int, ...]
Noise = Callable[[], int]
Rule = Callable[[Counts, int, Noise], Disclosure]  # counts, how many are asked, and what moves a count
Draw = Callable[[Callable[[int], bytes]], int]


class MoreNoise(Exception):
    """The rule asks for one number more than the script holds."""


def ballots(*counts: int, group: RoleGroup = WORKER) -> list[Ballot]:
    return [Ballot(frozenset({option}), group) for option, count in enumerate(counts) for _ in range(count)]


def as_built(counts: Counts, asked: int, noise: Noise) -> Disclosure:
    return told_of(a_vote(len(counts), sensitivity=Sensitivity.SENSITIVE, asked=asked), ballots(*counts), noise=noise)


def numbers_of_a_decision(counts: Counts, asked: int, noise: Noise) -> Disclosure:
    """Return what is told of a sensitive decision beside its verdict, which is exact: see `test_verdicts.py`."""
    vote = a_vote(
        len(counts), kind=PollKind.DECISION, rule=DecisionRule(60), sensitivity=Sensitivity.SENSITIVE, asked=asked
    )
    told = told_of(vote, ballots(*counts), noise=noise)
    assert len(told.verdicts) == 1
    return replace(told, verdicts=())


each_kind = pytest.mark.parametrize("rule", [as_built, numbers_of_a_decision])


def shared_out(answers: int, options: int) -> Iterator[Counts]:
    """Return every way in which so many answers fall on so many options."""
    for bars in combinations(range(answers + options - 1), options - 1):
        ends = (-1, *bars, answers + options - 1)
        yield tuple(ends[place + 1] - ends[place] - 1 for place in range(options))


@cache
def law(most: int) -> Mapping[int, Fraction]:
    """Return the chance of every number by which a count moves; from `most` on all of them together."""
    inner = {number: Fraction(1, 3 * 2 ** abs(number)) for number in range(1 - most, most)}
    return {**inner, most: Fraction(2, 3 * 2**most), -most: Fraction(2, 3 * 2**most)}


def scripted(numbers: Sequence[int]) -> Noise:
    left = iter(numbers)

    def noise() -> int:
        for number in left:
            return number
        raise MoreNoise

    return noise


def outputs(rule: Rule, counts: Counts, asked: int) -> Mapping[Disclosure, Fraction]:
    """Return everything that may be told of these counts, each with its chance: the rule is run on every noise."""
    told: dict[Disclosure, Fraction] = defaultdict(Fraction)
    tries: list[tuple[Counts, Fraction]] = [((), Fraction(1))]
    while tries:
        script, chance = tries.pop()
        try:
            told[rule(counts, asked, scripted(script))] += chance
        except MoreNoise:
            tries += [((*script, number), chance * each) for number, each in law(asked + 1).items()]
    assert sum(told.values()) == 1
    return told


def ratio(one: Mapping[Disclosure, Fraction], other: Mapping[Disclosure, Fraction]) -> Fraction:
    """Return how many times likelier anything is told in one case than in the other."""
    if set(one) != set(other):
        return NEVER
    return max(max(one[told] / other[told], other[told] / one[told]) for told in one)


def neighbours(counts: Counts, asked: int) -> Iterator[tuple[Counts, Fraction]]:
    """Return what the counts may be with one answer changed, or one more, and how much that may change a chance."""
    for option, count in enumerate(counts):
        more = tuple(each + (place == option) for place, each in enumerate(counts))
        if sum(more) <= asked:
            yield more, TWOFOLD
        for other in range(len(counts)):
            if count and other != option:
                yield (
                    tuple(each + (place == other) - (place == option) for place, each in enumerate(counts)),
                    FOURFOLD,
                )


def leaks(rule: Rule, options: int, asked: int) -> list[tuple[Counts, Counts]]:
    """Return pairs of counts, one answer apart, that what is told tells apart too well."""
    every = [counts for n in range(FEWEST_ANSWERS, asked + 1) for counts in shared_out(n, options)]
    told = {counts: outputs(rule, counts, asked) for counts in every}
    return [
        (counts, other)
        for counts in every
        for other, most in neighbours(counts, asked)
        if ratio(told[counts], told[other]) > most
    ]


@each_kind
@pytest.mark.parametrize(
    ("options", "asked"),
    [(2, 8), *(pytest.param(*one, marks=pytest.mark.soak) for one in ((2, 9), (2, 10), (2, 11), (2, 12), (3, 8)))],
)
def test_one_answer_changes_no_chance_of_what_is_told_more_than_it_may(options: int, asked: int, rule: Rule) -> None:
    assert leaks(rule, options, asked) == []


def moved(count: int, asked: int) -> Mapping[int, Fraction]:
    """Return what one count may be told as, each with its chance."""
    told: dict[int, Fraction] = defaultdict(Fraction)
    for number, chance in law(asked + 1).items():
        told[min(max(count + number, 0), asked)] += chance
    return told


@cache
def apart(count: int, other: int, asked: int) -> Fraction:
    one, two = moved(count, asked), moved(other, asked)
    return max(max(one[told] / two[told], two[told] / one[told]) for told in range(asked + 1))


@each_kind
@pytest.mark.parametrize("options", [2, 3, 4, 5])
def test_every_count_moves_by_a_number_of_its_own(options: int, rule: Rule) -> None:
    for counts in shared_out(6, options):
        for numbers in product((-9, 1), repeat=options):
            told = rule(counts, 9, scripted(numbers))
            expected = tuple(min(max(each + number, 0), 9) for each, number in zip(counts, numbers, strict=True))
            assert told == Disclosure(OutcomeKind.BLURRED, counts=expected)


@pytest.mark.parametrize("asked", [8, *(pytest.param(asked, marks=pytest.mark.soak) for asked in range(5, 13))])
def test_so_in_every_electorate_one_answer_changes_no_chance_more_than_it_may(asked: int) -> None:
    for options in (2, 3, 4, 5):
        for counts in (each for n in range(FEWEST_ANSWERS, asked + 1) for each in shared_out(n, options)):
            for other, most in neighbours(counts, asked):
                changed = Fraction(1)
                for one, two in zip(counts, other, strict=True):
                    changed *= apart(one, two, asked)
                assert changed <= most, (counts, other)


def follows_the_law(draw: Draw) -> bool:
    """Tell whether noise has the chances it should: how often each is drawn from two words is worked out exactly.

    A word begins with so many zeros, and then a one, in one of 2^(zeros + 1) cases, whatever comes after.
    """
    chances: dict[int, Fraction] = defaultdict(Fraction)
    deep = 24
    for one, other in product(range(deep), repeat=2):
        for rest in (0, 0x5A5A5A5A5A5A5A5A):
            words = [(((1 << 63) | rest >> 1) >> zeros).to_bytes(8) for zeros in (one, other)]
            chances[draw(lambda size, words=words: b"".join(words)[:size])] += Fraction(1, 2 << (one + other + 2))  # type: ignore[misc]
    return all(abs(chances[number] - law(deep)[number]) < Fraction(1, 1 << 20) for number in range(-4, 5))


def test_noise_is_drawn_with_the_chances_it_should_have() -> None:
    assert follows_the_law(draw_noise)
    assert not follows_the_law(lambda random_bytes: draw_noise(random_bytes) // 2)
    assert not follows_the_law(lambda random_bytes: random_bytes(16)[0] % 3 - 1)
    assert not follows_the_law(lambda random_bytes: abs(draw_noise(random_bytes)))


def exact(counts: Counts, asked: int, noise: Noise) -> Disclosure:
    return Disclosure(OutcomeKind.BLURRED, counts=counts)


def one_noise_for_all(counts: Counts, asked: int, noise: Noise) -> Disclosure:
    number = noise()
    return as_built(counts, asked, lambda: number)


def with_how_many_answered(counts: Counts, asked: int, noise: Noise) -> Disclosure:
    told = as_built(counts, asked, noise)
    return Disclosure(told.kind, sum(counts), told.counts)


def small_counts_only(counts: Counts, asked: int, noise: Noise) -> Disclosure:
    return as_built(counts, asked, noise) if min(counts) < 3 else exact(counts, asked, noise)


def silent_when_all_agree(counts: Counts, asked: int, noise: Noise) -> Disclosure:
    return Disclosure(OutcomeKind.VOID) if max(counts) == sum(counts) else as_built(counts, asked, noise)


def half_the_noise(counts: Counts, asked: int, noise: Noise) -> Disclosure:
    return as_built(counts, asked, lambda: noise() // 2)


@pytest.mark.parametrize(
    "rule",
    [exact, one_noise_for_all, with_how_many_answered, small_counts_only, silent_when_all_agree, half_the_noise],
)
def test_the_audit_notices_rules_that_give_answers_away(rule: Rule) -> None:
    assert leaks(rule, 2, 7)


@pytest.mark.parametrize("sensitivity", list(Sensitivity))
def test_below_five_answers_nothing_at_all_is_told(sensitivity: Sensitivity) -> None:
    for answers in range(5):
        box = ballots(answers, 0)
        vote = a_vote(
            2, sensitivity=sensitivity, split=sensitivity is Sensitivity.ORDINARY, apart=((WORKER,), (MANAGER,))
        )
        told = told_of(vote, box, noise=scripted(()))
        assert told == Disclosure(OutcomeKind.TOO_FEW)


def test_an_ordinary_result_is_exact_from_five_answers() -> None:
    told = told_of(a_vote(2, asked=8), ballots(5, 0), noise=scripted(()))
    assert told == Disclosure(OutcomeKind.COUNTS, 5, (5, 0))


@pytest.mark.parametrize("managers", range(4))
def test_a_split_shows_every_pool_that_was_said_before_whatever_was_answered(managers: int) -> None:
    box = ballots(6, 1) + ballots(0, managers, group=MANAGER)
    others = (MANAGER, FAMILY)
    told = told_of(a_vote(2, split=True, apart=((WORKER,), others)), box, noise=scripted(()))
    assert told.pools == (PoolCounts((WORKER,), 7, (6, 1)), PoolCounts(others, managers, (0, managers)))


def test_a_sensitive_result_is_never_split() -> None:
    box = ballots(6, 6) + ballots(6, 6, group=MANAGER)
    pools = ((WORKER,), (MANAGER,))
    told = told_of(a_vote(2, sensitivity=Sensitivity.SENSITIVE, apart=pools), box, noise=scripted((0, 0)))
    assert told == Disclosure(OutcomeKind.BLURRED, counts=(12, 12))
