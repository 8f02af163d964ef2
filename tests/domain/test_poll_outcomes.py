"""What is worked out from the numbers of a result: an average, and percent that never contradict their verdict."""

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.decision_rules import PERCENTS, DecisionRule, DecisionVerdict, percent_of_yes, verdict_on
from bot.domain.poll_outcomes import Outcome, OutcomeKind, average_of, first_choice
from bot.domain.polls import PollKind
from tests.domain.votes import a_vote

EXACTLY = {50: Fraction(50), 60: Fraction(60), 67: Fraction(200, 3), 75: Fraction(75)}


@pytest.mark.parametrize(
    ("counts", "average"),
    [
        ((1, 2, 5, 8, 6), "3.7"),
        ((0, 3, 6, 7, 3), "3.5"),
        ((0, 0, 0, 0, 5), "5.0"),
        ((19, 1, 0, 0, 0), "1.1"),  # half of a tenth counts as one
        ((0, 0, 0, 0, 0), None),
    ],
)
def test_an_average_has_one_decimal(counts: tuple[int, ...], average: str | None) -> None:
    assert average_of(counts) == (None if average is None else Decimal(average))
    assert average is None or str(average_of(counts)) == average


@given(st.lists(st.integers(0, 100), min_size=5, max_size=5).filter(any))
def test_an_average_is_never_further_off_than_half_a_tenth(counts: list[int]) -> None:
    exact = Fraction(sum(number * count for number, count in enumerate(counts, 1)), sum(counts))
    told = average_of(counts)
    assert told is not None
    assert abs(Fraction(told) - exact) <= Fraction(1, 20)


@pytest.mark.parametrize(
    ("yes", "no", "percent", "told"),
    [
        (19, 3, 60, "86"),
        (12, 11, 60, "52"),
        (31, 14, 60, "69"),
        (2, 1, 67, "67"),
        (333, 167, 67, "66.6"),
        (299, 200, 60, "59.9"),
        (251, 249, 50, "50.2"),
        (250, 250, 50, "50"),
        (5, 0, 75, "100"),
        (0, 5, 50, "0"),
        (0, 0, 50, None),
    ],
)
def test_percent_are_whole_unless_that_would_contradict_the_verdict(
    yes: int, no: int, percent: int, told: str | None
) -> None:
    found = percent_of_yes(yes, no, DecisionRule(percent))
    assert (None if found is None else str(found)) == told


@given(st.integers(0, 500), st.integers(0, 500), st.sampled_from(PERCENTS))
def test_nobody_who_reads_the_percent_takes_it_for_another_verdict(yes: int, no: int, percent: int) -> None:
    told = percent_of_yes(yes, no, DecisionRule(percent))
    if told is None:
        assert yes + no == 0
        return
    reached = verdict_on(yes, no, answers=yes + no, asked=yes + no, rule=DecisionRule(percent))
    enough = Fraction(told) > 50 if percent == 50 else Fraction(told) >= EXACTLY[percent]
    assert enough is (reached is DecisionVerdict.REACHED)
    assert abs(Fraction(told) - Fraction(100 * yes, yes + no)) <= Fraction(1, 2)


@pytest.mark.parametrize("kind", PollKind)
def test_an_answer_comes_first_only_where_people_choose_among_answers(kind: PollKind) -> None:
    told = Outcome(OutcomeKind.COUNTS, 9, (7, 2), poll=replace(a_vote(2), kind=kind))
    assert first_choice(told) == (0 if kind in {PollKind.SINGLE, PollKind.MULTIPLE} else None)
