"""S8: in which form decisions and written answers are told depends on no answer, but for “too few”."""

from collections import Counter
from itertools import permutations, product

import pytest

from bot.domain.ballots import Ballot
from bot.domain.decided import PoolDecision
from bot.domain.decision_rules import DecisionRule, DecisionVerdict
from bot.domain.disclosure import disclose
from bot.domain.people import RoleGroup
from bot.domain.poll_outcomes import Disclosure, OutcomeKind, WrittenAnswer
from bot.domain.polls import PollKind, Sensitivity
from tests.domain.votes import a_vote, told_of

WORKER, MANAGER, FAMILY = RoleGroup.WORKER, RoleGroup.MANAGER, RoleGroup.FAMILY_CARER
APART = ((WORKER,), (MANAGER, FAMILY))
SIZES = {WORKER: 10, MANAGER: 8, FAMILY: 2}
each_sensitivity = pytest.mark.parametrize("sensitivity", list(Sensitivity))


def deciding(sensitivity: Sensitivity, *, workers: tuple[int, int, int], others: tuple[int, int, int]) -> Disclosure:
    vote = a_vote(3, kind=PollKind.DECISION, rule=DecisionRule(60, 50), sensitivity=sensitivity, asked=20, apart=APART)
    box = [
        Ballot(frozenset({place}), group)
        for group, counts in ((WORKER, workers), (MANAGER, others))
        for place, count in enumerate(counts)
        for _ in range(count)
    ]
    return told_of(vote, box, sizes=SIZES)


@each_sensitivity
def test_each_pool_that_was_named_before_has_a_verdict_whatever_was_answered(sensitivity: Sensitivity) -> None:
    each = [(yes, no, neither) for yes, no, neither in product(range(7), repeat=3) if 5 <= yes + no + neither <= 6]
    for workers, others in product(each, each[::7]):
        told = deciding(sensitivity, workers=workers, others=others)
        assert tuple(one.pool for one in told.verdicts) == APART
        assert told.pools == ()
        assert told.kind is (OutcomeKind.BLURRED if sensitivity is Sensitivity.SENSITIVE else OutcomeKind.COUNTS)


@each_sensitivity
def test_where_fewer_than_five_of_any_pool_answered_nothing_is_told_and_not_of_which(sensitivity: Sensitivity) -> None:
    for few in range(5):
        one = deciding(sensitivity, workers=(few, 0, 0), others=(6, 0, 0))
        assert one == deciding(sensitivity, workers=(0, 6, 0), others=(0, few, 0))
        assert one == Disclosure(OutcomeKind.NO_DECISION)


@pytest.mark.parametrize(
    ("counts", "verdict"),
    [
        ((6, 4, 0), DecisionVerdict.REACHED),
        ((5, 5, 0), DecisionVerdict.NOT_REACHED),
        ((6, 0, 0), DecisionVerdict.NO_QUORUM),
    ],
)
def test_where_there_are_not_two_pools_everybody_together_decides(
    counts: tuple[int, int, int], verdict: DecisionVerdict
) -> None:
    vote = a_vote(3, kind=PollKind.DECISION, rule=DecisionRule(60, 50), asked=14)
    box = [
        Ballot(frozenset({place}), (WORKER, MANAGER)[number % 2])
        for place, count in enumerate(counts)
        for number in range(count)
    ]
    assert told_of(vote, box, sizes={WORKER: 9, MANAGER: 5}).verdicts == (PoolDecision((), verdict),)


@each_sensitivity
def test_everybody_together_decide_as_a_pool_of_as_many_would(sensitivity: Sensitivity) -> None:
    for counts in ((yes, no, neither) for yes, no, neither in product(range(5), repeat=3) if yes + no + neither >= 5):
        apart = deciding(sensitivity, workers=counts, others=(5, 0, 0)).verdicts[0]
        vote = a_vote(3, kind=PollKind.DECISION, rule=DecisionRule(60, 50), sensitivity=sensitivity, asked=10)
        box = [Ballot(frozenset({place}), MANAGER) for place, count in enumerate(counts) for _ in range(count)]
        assert told_of(vote, box, sizes={MANAGER: 10}).verdicts == (PoolDecision((), apart.verdict),)


def wrote(words: str, group: RoleGroup = WORKER, *, under_group: bool = False) -> Ballot:
    return Ballot(frozenset(), group, words, under_group=under_group)


def told_in_words(*box: Ballot, draws: tuple[int, ...], sensitive: bool = False) -> Disclosure:
    left = iter(draws)
    vote = a_vote(
        0, kind=PollKind.WRITTEN, sensitivity=Sensitivity.SENSITIVE if sensitive else Sensitivity.ORDINARY, asked=20
    )
    return disclose(vote, box, SIZES, noise=lambda: 0, draw=lambda: next(left).to_bytes(8))


def test_words_stand_in_an_order_drawn_by_chance_whoever_wrote_them_and_whenever() -> None:
    words, found = "abcde", Counter[str]()
    for draws in permutations(range(5)):
        told = {
            told_in_words(*(wrote(words[place], group) for place in box), draws=draws)
            for box, group in (((0, 1, 2, 3, 4), WORKER), ((3, 1, 4, 0, 2), MANAGER))
        }
        (one,) = told
        assert all(answer.pool == () for answer in one.written)
        found["".join(answer.words for answer in one.written)] += 1
    assert set(found.values()) == {1}
    assert len(found) == 120


@pytest.mark.parametrize(("answers", "sensitive"), [(5, False), (10, True)])
def test_with_enough_answers_none_stands_under_a_group_whatever_its_author_allowed(
    answers: int, sensitive: bool
) -> None:
    box = [wrote(f"{number}", under_group=True) for number in range(answers)]
    told = told_in_words(*box, draws=tuple(range(answers)), sensitive=sensitive)
    assert told == Disclosure(OutcomeKind.WORDS, written=tuple(WrittenAnswer(one.words) for one in box))


@pytest.mark.parametrize(("answers", "sensitive"), [(4, False), (9, True)])
def test_with_too_few_only_what_may_stand_under_a_pool_of_five_or_more_is_told_and_no_number(
    answers: int, sensitive: bool
) -> None:
    silent = [wrote(f"{number}") for number in range(answers - 2)]
    allowed = [wrote("x", FAMILY, under_group=True), wrote("y", WORKER, under_group=True)]
    told = told_in_words(*silent, *allowed, draws=(2, 1), sensitive=sensitive)
    assert told == Disclosure(
        OutcomeKind.TOO_FEW, written=(WrittenAnswer("y", (WORKER,)), WrittenAnswer("x", (MANAGER, FAMILY)))
    )
