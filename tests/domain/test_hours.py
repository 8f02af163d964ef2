"""What each way of working means."""

import pytest

from bot.domain.hours import BEST_OFFER, WEEK, Hours, Pattern, Window, hours_for

ZONE = "Europe/London"


def quiet(hours: Hours) -> set[int]:
    length = (hours.quiet_until - hours.quiet_from) % 1440
    return {(hours.quiet_from + minute) % 1440 for minute in range(length)}


@pytest.mark.parametrize("pattern", Pattern)
def test_every_way_of_working_leaves_time_on_every_day_and_none_of_it_in_the_quiet_hours(pattern: Pattern) -> None:
    hours = hours_for(pattern, ZONE)
    assert (hours.pattern, hours.zone, hours.rest_days) == (pattern, ZONE, frozenset())
    assert [window.weekday for window in hours.windows] == list(WEEK)
    assert not quiet(hours) & {minute for window in hours.windows for minute in range(window.starts, window.ends)}


@pytest.mark.parametrize(
    ("pattern", "shifts"),
    [
        (Pattern.SPLIT_DAY, [("06:30", "13:30"), ("16:30", "22:00")]),
        (Pattern.MORNINGS, [("07:00", "14:00")]),
        (Pattern.TEA_AND_BED, [("15:30", "22:30")]),
        (Pattern.NIGHTS, [("21:30", "24:00"), ("00:00", "07:30")]),
    ],
)
def test_nobody_is_reached_while_they_work(pattern: Pattern, shifts: list[tuple[str, str]]) -> None:
    at_work = {m for begins, ends in shifts for m in range(minutes(begins), minutes(ends))}
    for window in hours_for(pattern, ZONE).windows:
        assert not at_work & set(range(window.starts, window.ends))


def test_whoever_works_nights_sleeps_in_the_day() -> None:
    hours = hours_for(Pattern.NIGHTS, ZONE)
    assert set(range(9 * 60, 15 * 60)) <= quiet(hours)


def test_a_split_day_is_left_half_past_one_to_half_past_three() -> None:
    assert hours_for(Pattern.SPLIT_DAY, ZONE).windows[2] == Window(2, *BEST_OFFER) == Window(2, 810, 930)


def test_it_is_quiet_from_eight_in_the_evening_to_nine_in_the_morning() -> None:
    hours = hours_for(Pattern.ANY_DAY, ZONE)
    assert (hours.quiet_from, hours.quiet_until) == (20 * 60, 9 * 60)
    assert hours.windows[0] == Window(0, 9 * 60, 20 * 60)


def minutes(written: str) -> int:
    hour, minute = written.split(":")
    return int(hour) * 60 + int(minute)
