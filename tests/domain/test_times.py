"""Days and times as people write them."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.refusals import Invalid
from bot.domain.times import evening_after, read_moment

LONDON = "Europe/London"


@pytest.mark.parametrize("written", ["25/3/2027 20:00", "25.03.2027 20:00", "25-3-2027, 20.00", " 25/3/2027  20:00 "])
def test_the_day_comes_first(written: str) -> None:
    assert read_moment(written, zone=LONDON) == datetime(2027, 3, 25, 20, tzinfo=UTC)


def test_summer_time_is_minded() -> None:
    assert read_moment("1/7/2027 20:00", zone=LONDON) == datetime(2027, 7, 1, 19, tzinfo=UTC)


@pytest.mark.parametrize(
    ("written", "reason"),
    [
        ("tomorrow", "like this"),
        ("2027-03-25 20:00", "like this"),
        ("25/3/27 20:00", "like this"),
        ("25/3/2027", "like this"),
        ("31/2/2027 20:00", "no such day"),
        ("3/25/2027 20:00", "no such day"),
        ("25/3/2027 24:00", "no such day"),
        ("28/3/2027 01:30", "does not exist"),
        ("31/10/2027 01:30", "comes twice"),
    ],
)
def test_what_cannot_be_is_refused_with_the_reason(written: str, reason: str) -> None:
    with pytest.raises(Invalid) as refusal:
        read_moment(written, zone=LONDON)
    assert reason in refusal.value.sentence


@given(st.datetimes(datetime(2026, 1, 1), datetime(2030, 1, 1)), st.integers(1, 60))  # noqa: DTZ001 - a clock on a wall
def test_an_evening_some_days_ahead_is_at_eight_on_the_wall(day: datetime, days: int) -> None:
    now = day.replace(tzinfo=UTC)
    evening = evening_after(days, now=now, zone=LONDON)
    there = evening.astimezone(ZoneInfo(LONDON))
    assert (there.hour, there.minute) == (20, 0)
    assert (there.date() - now.astimezone(ZoneInfo(LONDON)).date()).days == days
    assert read_moment(f"{there:%d/%m/%Y %H:%M}", zone=LONDON) == evening
