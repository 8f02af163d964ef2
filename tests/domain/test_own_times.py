"""Changing when one may be reached, and what it comes to in the end."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.hours import DAY, WEEK, Hours, Pattern, Window, hours_for, is_open, open_times
from bot.domain.own_times import MOST_WINDOWS, with_pattern, with_quiet, with_rest_days, with_window, without_window
from bot.domain.refusals import Invalid

SPLIT = hours_for(Pattern.SPLIT_DAY, "Europe/London")
WEEKEND = frozenset({5, 6})

days = st.frozensets(st.sampled_from(WEEK), min_size=1)
starts = st.integers(0, 47).map(lambda half: half * 30)
lengths = st.integers(1, 24).map(lambda half: half * 30)


@given(st.lists(st.tuples(days, starts, lengths), max_size=6), st.frozensets(st.sampled_from(WEEK)), starts, starts)
def test_the_open_times_are_the_minutes_at_which_one_may_be_reached(
    wanted: list[tuple[frozenset[int], int, int]], off: frozenset[int], quiet_from: int, quiet_until: int
) -> None:
    windows = {Window(day, at, at + length) for chosen, at, length in wanted for day in chosen}
    hours = Hours(Pattern.OWN, tuple(windows), quiet_from, quiet_until, off)
    spans = open_times(hours)
    said = {(one.weekday * DAY + minute) % (7 * DAY) for one in spans for minute in range(one.starts, one.ends)}
    assert said == {day * DAY + minute for day in WEEK for minute in range(DAY) if is_open(hours, day, minute)}
    assert list(spans) == sorted(spans)


@given(st.lists(st.tuples(days, starts, lengths), max_size=6))
def test_adding_a_time_adds_it_and_nothing_else_and_adding_it_twice_changes_nothing(
    wanted: list[tuple[frozenset[int], int, int]],
) -> None:
    hours, minutes = SPLIT, minutes_of(SPLIT)
    for chosen, at, length in wanted:
        try:
            hours = with_window(hours, chosen, at, at + length)
        except Invalid:
            continue
        assert with_window(hours, chosen, at, at + length) == hours
        minutes |= minutes_of(Hours(Pattern.OWN, tuple(Window(day, at, at + length) for day in chosen)))
        assert minutes_of(hours) == minutes
        assert len({(one.weekday, one.starts) for one in hours.windows}) == len(hours.windows)
        assert all(one.ends - one.starts <= DAY for one in hours.windows)


def minutes_of(hours: Hours) -> set[int]:
    return {(one.weekday * DAY + m) % (7 * DAY) for one in hours.windows for m in range(one.starts, one.ends)}


def test_times_that_touch_become_one() -> None:
    hours = with_window(SPLIT, {0}, 930, 990)
    assert hours.windows[0] == Window(0, 810, 990)
    assert hours.pattern is Pattern.OWN
    assert with_window(hours, {0}, 1020, 1080).windows[:2] == (Window(0, 810, 990), Window(0, 1020, 1080))


def test_a_night_from_sunday_goes_on_into_monday() -> None:
    hours = Hours(Pattern.OWN, (Window(6, 23 * 60, 25 * 60),), 3 * 60, 9 * 60)
    assert open_times(hours) == (Window(6, 23 * 60, 25 * 60),)


def test_own_times_begin_with_what_there_is_and_a_preset_takes_their_place() -> None:
    own = with_pattern(with_rest_days(SPLIT, WEEKEND), Pattern.OWN)
    assert own.windows == SPLIT.windows
    nights = with_pattern(own, Pattern.NIGHTS)
    assert (nights.quiet_until, nights.rest_days) == (15 * 60, WEEKEND)
    assert with_pattern(nights, Pattern.MORNINGS).quiet_until == 9 * 60


def test_a_time_taken_away_is_gone_and_a_second_press_finds_nothing_to_take() -> None:
    hours = with_window(SPLIT, {5}, 600, 660)
    assert without_window(hours, {5}, 600, 660).windows == SPLIT.windows
    assert without_window(SPLIT, {5}, 600, 660) == SPLIT


def test_what_would_leave_no_time_is_refused() -> None:
    with pytest.raises(Invalid, match="Pause"):
        without_window(SPLIT, WEEK, 810, 930)
    with pytest.raises(Invalid, match="Pause"):
        with_rest_days(SPLIT, WEEK)
    with pytest.raises(Invalid, match="Pause"):
        with_quiet(SPLIT, 12 * 60, 16 * 60)


def test_a_time_that_changes_nothing_says_why() -> None:
    with pytest.raises(Invalid, match="quiet hours"):
        with_window(SPLIT, {0}, 21 * 60, 22 * 60)
    with pytest.raises(Invalid, match="days off"):
        with_window(with_rest_days(SPLIT, WEEKEND), {6}, 600, 660)


@pytest.mark.parametrize(
    ("chosen", "at", "until"),
    [((), 600, 660), ((7,), 600, 660), ((0,), 660, 600), ((0,), -30, 60), ((0,), DAY, DAY + 60), ((0,), 0, 1500)],
)
def test_what_is_no_time_of_the_week_is_refused(chosen: tuple[int, ...], at: int, until: int) -> None:
    with pytest.raises(Invalid):
        with_window(SPLIT, chosen, at, until)


@pytest.mark.parametrize(("quiet_from", "quiet_until"), [(600, 600), (-1, 60), (600, DAY)])
def test_what_are_no_quiet_hours_is_refused(quiet_from: int, quiet_until: int) -> None:
    with pytest.raises(Invalid):
        with_quiet(SPLIT, quiet_from, quiet_until)


def test_what_is_no_weekday_cannot_be_off() -> None:
    with pytest.raises(Invalid):
        with_rest_days(SPLIT, {7})


def test_there_is_an_end_to_how_many_times_are_kept() -> None:
    hours = SPLIT
    for at in (540, 660):
        hours = with_window(hours, WEEK, at, at + 30)
    assert len(hours.windows) == MOST_WINDOWS
    with pytest.raises(Invalid, match="many"):
        with_window(hours, {0}, 18 * 60, 19 * 60)
