"""Which week is told of when."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.digest import next_week_to_tell, suits, week_of, week_to_tell
from bot.domain.hours import Hours, Pattern, Window, hours_for

LONDON = "Europe/London"
NOON = datetime(2026, 2, 20, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("moment", "name"),
    [
        ("2026-02-20T08:59", None),
        ("2026-02-20T09:00", "2026-W08"),
        ("2026-02-22T23:59", "2026-W08"),
        ("2026-02-23T00:00", None),
        ("2027-01-01T09:00", "2026-W53"),
        ("2027-01-03T23:59", "2026-W53"),
        ("2026-03-29T23:59", "2026-W13"),  # the clocks went forward that morning
        ("2026-10-25T23:59", "2026-W43"),  # and back
    ],
)
def test_a_week_is_told_of_from_friday_morning_to_sunday_night(moment: str, name: str | None) -> None:
    week = week_to_tell(datetime.fromisoformat(moment).replace(tzinfo=ZoneInfo(LONDON)), zone=LONDON)
    assert (week.name if week else None) == name


@pytest.mark.parametrize(
    ("moment", "name"),
    [
        ("2026-02-20T08:59", "2026-W08"),
        ("2026-02-20T09:00", "2026-W09"),
        ("2026-02-23T00:00", "2026-W09"),
        ("2027-01-01T09:00", "2027-W01"),
        ("2026-12-28T00:00", "2026-W53"),
    ],
)
def test_the_next_week_to_tell_is_that_of_the_next_friday_morning(moment: str, name: str) -> None:
    after = datetime.fromisoformat(moment).replace(tzinfo=ZoneInfo(LONDON))
    week = next_week_to_tell(after, zone=LONDON)
    assert week.name == name
    assert after < week.until


@given(
    st.integers(0, 3 * 365 * 24 * 60).map(lambda minutes: NOON + timedelta(minutes=minutes)),
    st.sampled_from([LONDON, "America/St_Johns", "Pacific/Apia", "Asia/Kathmandu", "Australia/Lord_Howe"]),
)
def test_whatever_happens_falls_into_exactly_one_week(moment: datetime, zone: str) -> None:
    names = {
        f"{year}-W{number:02}"
        for days in (-8, -1, 0, 7, 8)
        for year, number, _ in [(moment + timedelta(days=days)).isocalendar()]
    }
    weeks = [week_of(name, zone=zone) for name in names]
    assert sum(week.since <= moment < week.until for week in weeks) == 1
    assert all(week.until - week.since <= timedelta(days=7, hours=1) for week in weeks)


def test_who_has_no_times_on_those_days_is_told_so() -> None:
    mondays = Hours(Pattern.OWN, (Window(0, 600, 700),), 1200, 540, frozenset(), LONDON)
    assert suits(hours_for(Pattern.ANY_DAY, LONDON), now=NOON)
    assert not suits(mondays, now=NOON)
