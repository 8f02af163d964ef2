"""How many reminders come with a vote, when each person gets them, and how many people may be spoken of."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.hours import Pattern, hours_for
from bot.domain.poll_reminders import Extent, Occasion, Reach, moments, most_reminders, reach, reminders_for
from bot.domain.polls import Poll, PollState, Sensitivity
from bot.domain.reaching import is_welcome
from tests.text.samples import samples

NOON = datetime(2027, 3, 1, 12, tzinfo=UTC)  # a Monday
DAY, HOUR = timedelta(days=1), timedelta(hours=1)
ORDINARY: Poll = replace(
    samples(Poll)[0], state=PollState.OPEN, sensitivity=Sensitivity.ORDINARY, extended=False, opened_at=NOON
)
ANY_DAY, SPLIT = hours_for(Pattern.ANY_DAY, "Europe/London"), hours_for(Pattern.SPLIT_DAY, "Europe/London")


def poll(length: timedelta, reminders: int | None = None, **changed: object) -> Poll:
    return replace(ORDINARY, closes_at=NOON + length, reminders=reminders, **changed)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("length", "most"), [(DAY, 0), (DAY + HOUR, 1), (2 * DAY, 1), (4 * DAY - HOUR, 1), (4 * DAY, 2), (60 * DAY, 2)]
)
def test_there_is_no_reminder_on_the_last_day_and_there_are_two_only_where_they_are_a_day_apart(
    length: timedelta, most: int
) -> None:
    assert most_reminders(NOON, NOON + length) == most
    assert [reminders_for(poll(length, chosen), NOON) for chosen in range(3)] == [
        min(chosen, most) for chosen in range(3)
    ]


def test_where_nobody_has_chosen_a_long_ordinary_vote_has_two_and_others_have_one() -> None:
    assert reminders_for(poll(7 * DAY), NOON) == 2
    assert reminders_for(poll(5 * DAY), NOON) == 1
    assert reminders_for(poll(7 * DAY, sensitivity=Sensitivity.SENSITIVE), NOON) == 1
    assert reminders_for(poll(12 * HOUR), NOON) == 0


def test_one_comes_halfway_and_one_the_day_before_it_closes() -> None:
    week = poll(8 * DAY, 2)
    assert moments(week, ANY_DAY, paused_until=None, now=NOON) == (
        (Occasion.HALFWAY, NOON + 4 * DAY),
        (Occasion.DAY_BEFORE, NOON + 7 * DAY),
    )
    assert moments(replace(week, reminders=1), ANY_DAY, paused_until=None, now=NOON) == (
        (Occasion.DAY_BEFORE, NOON + 7 * DAY),
    )
    assert moments(replace(week, reminders=0), ANY_DAY, paused_until=None, now=NOON) == ()


def test_one_that_falls_at_a_quarter_to_eight_in_a_shift_comes_in_the_last_window_before() -> None:
    closes = datetime(2027, 3, 5, 7, 45, tzinfo=UTC)
    early = replace(ORDINARY, closes_at=closes, reminders=1)
    ((_, moment),) = moments(early, SPLIT, paused_until=None, now=NOON)
    assert moment == datetime(2027, 3, 3, 13, 30, tzinfo=UTC)


def test_one_that_no_window_is_left_for_is_dropped() -> None:
    mondays = replace(SPLIT, rest_days=frozenset(range(1, 7)))
    assert moments(poll(5 * DAY, 2), mondays, paused_until=None, now=NOON) == ()
    assert moments(poll(8 * DAY, 2), ANY_DAY, paused_until=NOON + 8 * DAY, now=NOON) == ()


def test_two_that_would_come_within_a_day_of_each_other_are_one() -> None:
    wednesdays = replace(SPLIT, rest_days=frozenset({0, 1, 3, 4, 5, 6}))
    found = moments(poll(5 * DAY, 2), wednesdays, paused_until=None, now=NOON)
    assert found == ((Occasion.DAY_BEFORE, datetime(2027, 3, 3, 13, 30, tzinfo=UTC)),)


def test_a_vote_that_goes_on_longer_has_only_its_last_one_again() -> None:
    longer = poll(14 * DAY, 2, extended=True)
    assert moments(longer, ANY_DAY, paused_until=None, now=NOON + 7 * DAY) == ((Occasion.DAY_BEFORE, NOON + 13 * DAY),)


hours = st.builds(
    lambda pattern, zone, rest: replace(hours_for(pattern, zone), rest_days=rest),
    st.sampled_from(Pattern),
    st.sampled_from(["Europe/London", "Pacific/Chatham", "America/St_Johns", "Asia/Kathmandu"]),
    st.frozensets(st.integers(0, 6), max_size=6),
)


@given(
    st.integers(1, 60 * 24),
    st.integers(0, 2),
    hours,
    st.none() | st.integers(0, 60 * 24).map(lambda n: NOON + n * HOUR),
    st.integers(0, 60 * 24).map(lambda n: NOON + n * HOUR),
)
def test_none_ever_comes_outside_the_hours_in_a_pause_in_the_past_or_once_it_has_closed(
    length: int, number: int, mine: object, paused: datetime | None, now: datetime
) -> None:
    vote = poll(length * HOUR, number)
    found = moments(vote, mine, paused_until=paused, now=now)
    assert len(found) <= number
    for _, moment in found:
        assert now <= moment < vote.closes_at
        assert paused is None or moment >= paused
        assert is_welcome(moment, mine)  # type: ignore[arg-type]
    assert all(later[1] - earlier[1] >= DAY for earlier, later in pairwise(found))


@given(st.integers(0, 300), st.integers(0, 300))
def test_no_number_tells_fewer_than_five_apart(reached: int, asked: int) -> None:
    reached = min(reached, asked)
    said = reach(reached, asked, asked)
    could_be = [one for one in range(asked + 1) if reach(one, asked, asked) == said]
    assert reached in could_be
    if said.extent is Extent.ABOUT:
        assert said.people % 5 == 0
        assert min(could_be) >= 5
        assert max(could_be) <= asked - 5
    else:
        assert len(could_be) >= min(5, asked)


def test_what_is_said_of_how_many_are_reached() -> None:
    assert reach(41, 77, 77) == Reach(Extent.ABOUT, 77, 40)
    assert reach(4, 77, 77) == Reach(Extent.FEW, 77)
    assert reach(73, 77, 77) == reach(77, 77, 77) == Reach(Extent.AT_LEAST, 77, 73)
    assert reach(5, 9, 9) == reach(9, 9, 9) == Reach(Extent.NOT_SAID)
    assert reach(50, 100, 1000) == Reach(Extent.ABOUT, 1000, 500)
