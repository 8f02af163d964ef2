"""Nobody is reached more than once on a day of theirs, nor three times in any week, whatever the clocks do."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.hours import Hours, Pattern, hours_for
from bot.domain.reaching import A_WEEK, MOST_IN_A_WEEK, has_room_from, is_welcome, next_allowed
from tests.domain.test_reaching import anybody, maybe, some_time

ODD = (
    "Australia/Lord_Howe", "Asia/Kathmandu", "Africa/Casablanca", "Africa/Cairo", "America/Santiago", "Asia/Beirut",
    "America/Havana", "America/St_Johns", "Pacific/Chatham", "Pacific/Apia", "Europe/London", "Europe/Dublin", "UTC",
)  # fmt: skip
zones = st.sampled_from(ODD)
A_DAY = timedelta(days=1)
gaps = st.lists(st.timedeltas(timedelta(0), timedelta(days=3)), min_size=1, max_size=25)


def keep_asking(hours: Hours, begin: datetime, waits: Sequence[timedelta], pause: datetime | None) -> list[datetime]:
    """Want to say something again and again, and return when it was said."""
    reached: list[datetime] = []
    wanted = begin
    for wait in waits:
        wanted += wait
        now = max([wanted, *reached])
        room = has_room_from(reached, hours.zone)
        moment = next_allowed(
            max(now, room or now),
            hours,
            expires_at=now + timedelta(days=30),
            paused_until=pause,
            now=max(now, room or now),
        )
        if moment is not None:
            reached.append(moment)
    return reached


@given(hours=anybody, zone=zones, begin=some_time, waits=gaps, pause=maybe)
def test_whatever_there_is_to_say_it_is_once_a_day_and_three_times_a_week(
    hours: Hours, zone: str, begin: datetime, waits: list[timedelta], pause: timedelta | None
) -> None:
    hours = Hours(hours.pattern, hours.windows, hours.quiet_from, hours.quiet_until, hours.rest_days, zone)
    paused_until = None if pause is None else begin + pause
    reached = keep_asking(hours, begin, waits, paused_until)
    assert reached == keep_asking(hours, begin, waits, paused_until)
    days = [moment.astimezone(ZoneInfo(zone)).date() for moment in reached]
    assert len(set(days)) == len(days)
    for first, fourth in zip(reached, reached[MOST_IN_A_WEEK:], strict=False):
        assert fourth - first >= A_WEEK
    for earliest, latest in zip(days, days[MOST_IN_A_WEEK:], strict=False):
        assert latest - earliest >= A_WEEK
    assert all(is_welcome(moment, hours) for moment in reached)
    assert all(one < other for one, other in pairwise(reached))
    assert paused_until is None or all(moment >= paused_until for moment in reached)


@given(zone=zones, at=some_time)
def test_after_one_note_there_is_room_from_the_very_next_day_on(zone: str, at: datetime) -> None:
    there = ZoneInfo(zone)
    room = has_room_from([at], zone)
    assert room is not None
    assert room.astimezone(there).date() > at.astimezone(there).date()
    assert (room - timedelta(hours=1, microseconds=1)).astimezone(there).date() == at.astimezone(there).date()
    assert all(
        (room + n * timedelta(minutes=15)).astimezone(there).date() > at.astimezone(there).date() for n in range(200)
    )


def test_nobody_who_was_never_reached_has_to_wait() -> None:
    assert has_room_from([], "Europe/London") is None


@pytest.mark.parametrize(
    ("zone", "reached", "room"),
    [
        ("Europe/London", ["2026-06-01 13:30"], "2026-06-02 00:00"),
        ("Europe/London", ["2026-06-01 13:30", "2026-06-02 13:30"], "2026-06-03 00:00"),
        ("Europe/London", ["2026-06-01 13:30", "2026-06-02 13:30", "2026-06-03 13:30"], "2026-06-08 13:30"),
        ("Europe/London", ["2026-05-01 13:30", "2026-06-01 13:30", "2026-06-03 13:30"], "2026-06-04 00:00"),
        ("Europe/London", ["2026-10-23 00:30", "2026-10-24 00:30", "2026-10-25 00:30"], "2026-10-30 00:00"),
        ("America/Santiago", ["2026-09-05 23:59"], "2026-09-06 01:00"),  # there is no midnight that night
    ],
)
def test_room_is_found_by_the_person_s_own_calendar(zone: str, reached: list[str], room: str) -> None:
    there = ZoneInfo(zone)
    moments = [datetime.strptime(one, "%Y-%m-%d %H:%M").replace(tzinfo=there).astimezone(UTC) for one in reached]
    found = has_room_from(moments, zone)
    assert found is not None
    assert f"{found.astimezone(there):%Y-%m-%d %H:%M}" == room


def test_what_is_too_much_for_today_comes_when_the_next_day_s_hours_begin() -> None:
    nights = hours_for(Pattern.ANY_DAY, "Europe/London")
    noon = datetime(2026, 6, 1, 12, tzinfo=UTC)
    assert keep_asking(nights, noon, [timedelta(0), timedelta(hours=3), timedelta(hours=3)], None)[1:] == [
        datetime(2026, 6, 2, 8, tzinfo=UTC),
        datetime(2026, 6, 3, 8, tzinfo=UTC),
    ]
