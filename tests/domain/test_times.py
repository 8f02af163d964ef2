"""Days and times as people write them."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.refusals import Invalid
from bot.domain.times import (
    day_of,
    evening_after,
    midnight_of,
    next_day_called,
    same_time_after,
)

LONDON = "Europe/London"


@given(st.datetimes(datetime(2026, 1, 1), datetime(2030, 1, 1)), st.integers(1, 60))  # noqa: DTZ001 - a clock on a wall
def test_an_evening_some_days_ahead_is_at_eight_on_the_wall(day: datetime, days: int) -> None:
    now = day.replace(tzinfo=UTC)
    evening = evening_after(days, now=now, zone=LONDON)
    there = evening.astimezone(ZoneInfo(LONDON))
    assert (there.hour, there.minute) == (20, 0)
    assert (there.date() - now.astimezone(ZoneInfo(LONDON)).date()).days == days


def test_a_week_ahead_the_clocks_show_the_same_though_they_changed_meanwhile() -> None:
    assert same_time_after(7, now=datetime(2026, 10, 21, 9, 30, tzinfo=UTC), zone=LONDON) == datetime(
        2026, 10, 28, 10, 30, tzinfo=UTC
    )


def test_a_day_begins_where_the_person_lives() -> None:
    assert midnight_of(date(2026, 6, 3), zone=LONDON) == datetime(2026, 6, 2, 23, tzinfo=UTC)
    assert day_of(datetime(2026, 6, 2, 23, tzinfo=UTC), zone=LONDON) == date(2026, 6, 3)


@pytest.mark.parametrize(
    ("day", "month", "found"),
    [
        (3, 12, date(2026, 12, 3)),
        (22, 11, date(2027, 11, 22)),  # today is over
        (23, 11, date(2026, 11, 23)),
        (1, 1, date(2027, 1, 1)),
        (29, 2, date(2028, 2, 29)),
    ],
)
def test_a_day_without_its_year_is_the_next_of_that_name(day: int, month: int, found: date) -> None:
    assert next_day_called(day, month, today=date(2026, 11, 22)) == found


@pytest.mark.parametrize(("day", "month", "reason"), [(31, 2, "no such day"), (0, 3, "no such day"), (3, 13, "month")])
def test_a_day_that_never_comes_is_said_to_be_none(day: int, month: int, reason: str) -> None:
    with pytest.raises(Invalid) as refusal:
        next_day_called(day, month, today=date(2026, 11, 22))
    assert reason in refusal.value.sentence
