"""S8: what is published about a sensitive vote never gives a withheld number away."""

from collections.abc import Callable, Iterator
from itertools import combinations

import pytest

from bot.domain.ballots import Ballot
from bot.domain.disclosure import Thresholds, disclose
from bot.domain.people import RoleGroup
from bot.domain.polls import Disclosure, GroupCounts, OutcomeKind, Sensitivity

WORKER, MANAGER, FAMILY = RoleGroup.WORKER, RoleGroup.MANAGER, RoleGroup.FAMILY_CARER
Rule = Callable[[tuple[int, ...]], Disclosure]


def ballots(*counts: int, group: RoleGroup = WORKER) -> list[Ballot]:
    return [Ballot(option, group) for option, count in enumerate(counts) for _ in range(count)]


def as_built(counts: tuple[int, ...]) -> Disclosure:
    return told_of(ballots(*counts), len(counts), Sensitivity.SENSITIVE)


def told_of(
    box: list[Ballot],
    options: int = 2,
    sensitivity: Sensitivity = Sensitivity.ORDINARY,
    asked: frozenset[RoleGroup] = frozenset({WORKER, MANAGER}),
) -> Disclosure:
    return disclose(box, options, sensitivity, asked=asked, thresholds=Thresholds())


def shared_out(answers: int, options: int) -> Iterator[tuple[int, ...]]:
    """Return every way in which so many answers fall on so many options."""
    for bars in combinations(range(answers + options - 1), options - 1):
        ends = (-1, *bars, answers + options - 1)
        yield tuple(ends[place + 1] - ends[place] - 1 for place in range(options))


def leaks(rule: Rule, options: int, most: int) -> list[Disclosure]:
    """Return each published output from which a withheld number, or a unanimous group, can be worked out."""
    possible: dict[Disclosure, list[tuple[int, ...]]] = {}
    for answers in range(most + 1):
        for counts in shared_out(answers, options):
            possible.setdefault(rule(counts), []).append(counts)
    return [
        told
        for told, histories in possible.items()
        if told.counts is None
        and (
            any(len(set(cell)) < 2 for cell in zip(*histories, strict=True))
            or all(max(counts) == sum(counts) > 0 for counts in histories)
        )
    ]


@pytest.mark.parametrize(("options", "most"), [(2, 25), (3, 25), (4, 25), (5, 15)])
def test_nothing_withheld_from_a_sensitive_result_can_be_worked_out(options: int, most: int) -> None:
    assert leaks(as_built, options, most) == []


@pytest.mark.parametrize("counts", [(5, 0), (0, 9), (5, 5, 0), (2, 3), (12, 2, 11)])
def test_a_sensitive_result_shows_counts_only_when_every_option_has_three(counts: tuple[int, ...]) -> None:
    assert as_built(counts).counts is None


def test_the_audit_notices_rules_that_give_numbers_away() -> None:
    def counts_from_two(counts: tuple[int, ...]) -> Disclosure:  # at N = 5 only (4, 1) and (5, 0) are left to hide
        shown = sum(counts) >= 5 and min(counts) >= 1
        return Disclosure(OutcomeKind.COUNTS, sum(counts), counts) if shown else as_built(counts)

    def total_without_majority_even_below_five(counts: tuple[int, ...]) -> Disclosure:
        answers = sum(counts)
        winner = next((option for option, count in enumerate(counts) if count * 2 > answers), None)
        return Disclosure(OutcomeKind.MAJORITY, answers, majority=winner)

    assert leaks(counts_from_two, 2, 10)
    assert leaks(total_without_majority_even_below_five, 2, 10)


def test_an_option_with_more_than_half_is_named_and_one_with_half_is_not() -> None:
    assert as_built((5, 2)) == Disclosure(OutcomeKind.MAJORITY, 7, majority=0)
    assert as_built((2, 2, 4)) == Disclosure(OutcomeKind.TOTAL_ONLY, 8)
    assert as_built((3, 3, 4)) == Disclosure(OutcomeKind.COUNTS, 10, (3, 3, 4))


@pytest.mark.parametrize("sensitivity", list(Sensitivity))
def test_below_five_answers_nothing_at_all_is_told(sensitivity: Sensitivity) -> None:
    for answers in range(5):
        told = told_of(ballots(answers, 0), sensitivity=sensitivity)
        assert told == Disclosure(OutcomeKind.TOO_FEW)


def test_an_ordinary_result_is_exact_from_five_answers() -> None:
    assert told_of(ballots(5, 0)) == Disclosure(OutcomeKind.COUNTS, 5, (5, 0))


def test_role_groups_are_told_apart_only_when_every_group_that_was_asked_has_five() -> None:
    for workers in range(13):
        for managers in range(13 - workers):
            box = ballots(workers, 0) + ballots(0, managers, group=MANAGER)
            groups = told_of(box).groups
            assert [group.role_group for group in groups] == ([WORKER, MANAGER] if min(workers, managers) >= 5 else [])
            assert all(group.answers >= 5 for group in groups)


def test_a_group_that_was_asked_and_did_not_answer_is_never_missing_from_a_split() -> None:
    box = ballots(6, 6) + ballots(6, 6, group=MANAGER)
    assert told_of(box).groups == (GroupCounts(WORKER, 12, (6, 6)), GroupCounts(MANAGER, 12, (6, 6)))
    assert told_of(box, asked=frozenset({WORKER, MANAGER, FAMILY})).groups == ()


def test_one_group_alone_is_never_told_apart() -> None:
    assert told_of(ballots(6, 6), asked=frozenset({WORKER})).groups == ()
    assert told_of(ballots(6, 6)).groups == ()


def test_a_sensitive_result_is_never_split() -> None:
    box = ballots(6, 6) + ballots(6, 6, group=MANAGER)
    assert told_of(box, sensitivity=Sensitivity.SENSITIVE).groups == ()
