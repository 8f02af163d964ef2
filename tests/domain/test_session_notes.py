"""When people are reminded of what they said yes to: in their hours or earlier, never late, over both clock changes."""

from datetime import UTC, datetime, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bot.domain.hours import WEEK, Hours, Pattern, Window, hours_for
from bot.domain.reaching import EARLIER_AT_MOST
from bot.domain.session_notes import SOON, reminder_moments
from tests.domain.test_reaching import anybody, may_be_reached, some_time

LONDON = "Europe/London"
MINUTE, HOUR, DAY = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)
ALWAYS = Hours(Pattern.OWN, tuple(Window(day, 0, 24 * 60) for day in WEEK), quiet_from=0, quiet_until=0, zone=LONDON)
LUNCH = hours_for(Pattern.WEEKLY_ROTA, LONDON)  # half past one to half past three
before_it = st.timedeltas(timedelta(0), timedelta(days=25))
some_pause = st.none() | st.timedeltas(timedelta(0), timedelta(days=25))


def there(year: int, month: int, day: int, hour: int, minute: int = 0) -> datetime:
    return datetime(year, month, day, hour, minute, tzinfo=ZoneInfo(LONDON)).astimezone(UTC)


def planned(starts_at: datetime, hours: Hours, *, said: datetime, paused: datetime | None = None) -> list[datetime]:
    moments = reminder_moments(starts_at, hours, paused_until=paused, after=said)
    return [moment for moment in moments if moment is not None]


@example(starts_at=there(2026, 3, 29, 3), hours=ALWAYS, before=DAY, pause=None)  # the clocks go forward that night
@example(starts_at=there(2026, 10, 25, 2, 30), hours=ALWAYS, before=2 * DAY, pause=None)  # and back
@given(starts_at=some_time, hours=anybody, before=before_it, pause=some_pause)
def test_each_comes_in_their_hours_before_it_begins_and_never_in_a_pause(
    starts_at: datetime, hours: Hours, before: timedelta, pause: timedelta | None
) -> None:
    said = starts_at - before
    paused = None if pause is None else said + pause
    found = planned(starts_at, hours, said=said, paused=paused)
    early, late = (starts_at - one for one in SOON)
    for moment in found:
        assert may_be_reached(hours, moment)
        assert said <= moment <= late
        assert moment >= early - EARLIER_AT_MOST - DAY
        assert paused is None or moment >= paused
    assert all(two - one >= 3 * HOUR for one, two in pairwise(found))


@given(starts_at=some_time, hours=anybody, before=before_it)
def test_whoever_can_be_reached_in_the_last_two_days_is_reminded(
    starts_at: datetime, hours: Hours, before: timedelta
) -> None:
    said, late = starts_at - before, starts_at - SOON[1]
    looked_at = max(said, starts_at - 2 * DAY)
    minutes = range(0, max(0, int((late - looked_at) / MINUTE)), 7)
    if any(may_be_reached(hours, looked_at + number * MINUTE) for number in minutes):
        assert planned(starts_at, hours, said=said)


@pytest.mark.parametrize(
    ("starts_at", "first", "second"),
    [
        (there(2027, 3, 23, 19), there(2027, 3, 22, 19), there(2027, 3, 23, 17)),  # session 6, in winter time
        (there(2027, 4, 13, 13, 30), there(2027, 4, 12, 13, 30), there(2027, 4, 13, 11, 30)),  # session 7, in summer
        (there(2027, 3, 28, 13, 30), there(2027, 3, 27, 13, 30), there(2027, 3, 28, 11, 30)),  # the day they change
        (there(2026, 10, 25, 13, 30), there(2026, 10, 24, 13, 30), there(2026, 10, 25, 11, 30)),
    ],
)
def test_they_come_at_the_same_time_on_the_day_before_and_two_hours_before(
    starts_at: datetime, first: datetime, second: datetime
) -> None:
    assert planned(starts_at, ALWAYS, said=starts_at - 9 * DAY) == [first, second]


def test_incident_7_what_falls_into_a_shift_comes_in_the_last_hours_before_it() -> None:
    starts_at = there(2027, 2, 9, 9, 45)  # two hours before is 07:45, in the morning's calls
    assert planned(starts_at, LUNCH, said=starts_at - 9 * DAY) == [there(2027, 2, 8, 13, 30)]
    late = there(2027, 2, 9, 17, 45)
    assert planned(late, LUNCH, said=late - 9 * DAY) == [there(2027, 2, 8, 13, 30), there(2027, 2, 9, 13, 30)]
    near = there(2027, 2, 9, 14, 45)  # their time begins an hour and a quarter before
    assert planned(near, LUNCH, said=near - HOUR * 20) == [there(2027, 2, 9, 13, 30)]


def test_what_could_only_come_late_is_dropped() -> None:
    starts_at = there(2027, 2, 9, 10, 30)
    assert planned(starts_at, LUNCH, said=there(2027, 2, 8, 15, 30)) == []
    assert planned(starts_at, ALWAYS, said=starts_at - 50 * MINUTE) == []
    assert planned(starts_at, ALWAYS, said=starts_at - 9 * DAY, paused=starts_at - 50 * MINUTE) == []
