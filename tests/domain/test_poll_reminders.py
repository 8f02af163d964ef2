"""When each person gets the one note that comes with a vote, and by when a coordinator may say that most have it."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.hours import Hours, Pattern, hours_for
from bot.domain.poll_reminders import moment_for
from bot.domain.polls import Poll, PollState
from bot.domain.reaching import is_welcome
from bot.domain.reminding import hear_by
from tests.text.samples import samples

NOON = datetime(2027, 3, 1, 12, tzinfo=UTC)  # a Monday
DAY, HOUR = timedelta(days=1), timedelta(hours=1)
OPEN: Poll = replace(samples(Poll)[0], state=PollState.OPEN, extended=False, shortened=False, opened_at=NOON)
ANY_DAY, SPLIT = hours_for(Pattern.ANY_DAY, "Europe/London"), hours_for(Pattern.SPLIT_DAY, "Europe/London")


def poll(length: timedelta, **changed: object) -> Poll:
    return replace(OPEN, closes_at=NOON + length, **changed)  # type: ignore[arg-type]


@pytest.mark.parametrize(("length", "comes"), [(HOUR, False), (DAY, False), (DAY + HOUR, True), (60 * DAY, True)])
def test_there_is_one_where_a_vote_is_open_for_more_than_a_day(length: timedelta, comes: bool) -> None:
    vote = poll(length)
    assert (moment_for(vote, ANY_DAY, paused_until=None, now=NOON) is not None) is comes
    assert hear_by(vote.closes_at, begins=NOON) == (vote.closes_at - DAY if comes else None)


def test_it_comes_the_day_before_the_vote_closes() -> None:
    assert moment_for(poll(8 * DAY), ANY_DAY, paused_until=None, now=NOON) == NOON + 7 * DAY
    assert moment_for(poll(8 * DAY), ANY_DAY, paused_until=None, now=NOON + 7 * DAY) is None


def test_one_that_falls_at_a_quarter_to_eight_in_a_shift_comes_in_the_last_window_before() -> None:
    early = replace(OPEN, closes_at=datetime(2027, 3, 5, 7, 45, tzinfo=UTC))
    assert moment_for(early, SPLIT, paused_until=None, now=NOON) == datetime(2027, 3, 3, 13, 30, tzinfo=UTC)


def test_one_that_no_window_is_left_for_is_dropped() -> None:
    mondays = replace(SPLIT, rest_days=frozenset(range(1, 7)))
    assert moment_for(poll(5 * DAY), mondays, paused_until=None, now=NOON) is None
    assert moment_for(poll(8 * DAY), ANY_DAY, paused_until=NOON + 8 * DAY, now=NOON) is None


hours = st.builds(
    lambda pattern, zone, rest: replace(hours_for(pattern, zone), rest_days=rest),
    st.sampled_from(Pattern),
    st.sampled_from(["Europe/London", "Pacific/Chatham", "America/St_Johns", "Asia/Kathmandu"]),
    st.frozensets(st.integers(0, 6), max_size=6),
)


@given(
    st.integers(1, 60 * 24),
    hours,
    st.none() | st.integers(0, 60 * 24).map(lambda n: NOON + n * HOUR),
    st.integers(0, 60 * 24).map(lambda n: NOON + n * HOUR),
)
def test_it_never_comes_outside_the_hours_in_a_pause_in_the_past_or_once_it_has_closed(
    length: int, mine: Hours, paused: datetime | None, now: datetime
) -> None:
    vote = poll(length * HOUR)
    moment = moment_for(vote, mine, paused_until=paused, now=now)
    if moment is not None:
        assert now <= moment < vote.closes_at
        assert paused is None or moment >= paused
        assert is_welcome(moment, mine)
