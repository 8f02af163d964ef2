"""When somebody may be reached, over zones, nights, days off, pauses and both changes of the clocks."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bot.domain.hours import BEST_OFFER, WEEK, Hours, Pattern, Window, hours_for
from bot.domain.reaching import EARLIER_AT_MOST, next_allowed

LONDON = "Europe/London"
ZONES = (LONDON, "Europe/Dublin", "Europe/Warsaw", "Asia/Kolkata", "Africa/Lagos", "Asia/Manila", "America/New_York")
ODD_ZONES = ("Australia/Lord_Howe", "Africa/Cairo", "Atlantic/Azores", "America/St_Johns", "Pacific/Auckland", "UTC")
CHANGES = (datetime(2026, 3, 29, 1, tzinfo=UTC), datetime(2026, 10, 25, 1, tzinfo=UTC))

minutes_of_a_day = st.integers(0, 24 * 60 - 1)
spans = st.builds(
    lambda day, starts, length: Window(day, starts, starts + length),
    st.sampled_from(WEEK),
    minutes_of_a_day,
    st.integers(1, 24 * 60),
)
anybody = st.builds(
    Hours,
    pattern=st.just(Pattern.OWN),
    windows=st.lists(spans, max_size=8).map(tuple),
    quiet_from=minutes_of_a_day,
    quiet_until=minutes_of_a_day,
    rest_days=st.frozensets(st.sampled_from(WEEK), max_size=6),
    zone=st.sampled_from((*ZONES, *ODD_ZONES)),
) | st.builds(hours_for, st.sampled_from(Pattern), st.sampled_from(ZONES))
around_a_change = st.builds(
    lambda change, minutes: change + timedelta(minutes=minutes), st.sampled_from(CHANGES), st.integers(-4320, 4320)
)
some_time = around_a_change | st.datetimes(
    datetime(2026, 1, 1),  # noqa: DTZ001 - the zone is said next
    datetime(2028, 1, 1),  # noqa: DTZ001
    timezones=st.just(UTC),
)
a_while = st.timedeltas(timedelta(0), timedelta(days=20))
maybe = st.none() | a_while


def may_be_reached(hours: Hours, moment: datetime) -> bool:
    """Say it once more, minute by minute, as a person with a calendar would."""
    local = moment.astimezone(ZoneInfo(hours.zone)).replace(tzinfo=None)
    midnight = local.replace(hour=0, minute=0, second=0, microsecond=0)
    since = (local - midnight) / timedelta(minutes=1)
    quiet = (
        hours.quiet_from <= since < hours.quiet_until
        if hours.quiet_from <= hours.quiet_until
        else since >= hours.quiet_from or since < hours.quiet_until
    )
    inside = [
        window
        for window in hours.windows
        for day in (midnight, midnight - timedelta(days=1))
        if day.weekday() == window.weekday
        and day + timedelta(minutes=window.starts) <= local < day + timedelta(minutes=window.ends)
    ]
    return bool(inside) and not quiet and local.weekday() not in hours.rest_days


@given(hours=anybody, wanted=some_time, lasts=a_while, pause=maybe, ahead=maybe, late=maybe)
def test_nobody_is_ever_reached_when_they_said_no(
    hours: Hours,
    wanted: datetime,
    lasts: timedelta,
    pause: timedelta | None,
    ahead: timedelta | None,
    late: timedelta | None,
) -> None:
    expires_at = wanted + lasts
    paused_until = None if pause is None else wanted + pause - timedelta(days=10)
    event = None if ahead is None else wanted + ahead
    now = None if late is None else wanted + late - timedelta(days=10)

    def asked() -> datetime | None:
        return next_allowed(wanted, hours, expires_at=expires_at, paused_until=paused_until, event=event, now=now)

    found = asked()
    assert found == asked()
    if found is None:
        return
    assert may_be_reached(hours, found)
    assert found < expires_at
    assert paused_until is None or found >= paused_until
    assert now is None or found >= now
    assert event is None or found < event
    assert event is not None or found >= wanted
    assert found >= wanted - EARLIER_AT_MOST


@given(hours=anybody, wanted=some_time, lasts=a_while)
def test_nobody_waits_longer_than_they_asked_to(hours: Hours, wanted: datetime, lasts: timedelta) -> None:
    wanted = wanted.replace(second=0, microsecond=0)
    found = next_allowed(wanted, hours, expires_at=wanted + lasts)
    missed = min(found or wanted + lasts, wanted + timedelta(days=4)) - wanted
    quarters = (wanted + timedelta(minutes=15 * n) for n in range(-(-missed // timedelta(minutes=15))))
    assert not any(may_be_reached(hours, moment) for moment in quarters if moment < (found or wanted + lasts))


@given(hours=anybody, wanted=some_time)
def test_what_comes_when_they_may_be_reached_is_not_moved(hours: Hours, wanted: datetime) -> None:
    found = next_allowed(wanted, hours, expires_at=wanted + timedelta(days=1), event=wanted + timedelta(hours=1))
    assert (found == wanted) is may_be_reached(hours, wanted)


@given(hours=anybody, wanted=some_time, ahead=a_while)
@example(hours_for(Pattern.SPLIT_DAY, LONDON), datetime(2026, 3, 29, 0, tzinfo=UTC), timedelta(hours=10))
def test_before_an_event_a_moment_is_found_wherever_there_is_one(
    hours: Hours, wanted: datetime, ahead: timedelta
) -> None:
    wanted = wanted.replace(second=0, microsecond=0)
    event = wanted + ahead + timedelta(minutes=1)
    found = next_allowed(wanted, hours, expires_at=event, event=event)
    steps = (wanted + timedelta(minutes=15 * n) for n in range(-288, 96))
    assert found is not None or not any(may_be_reached(hours, moment) for moment in steps if moment < event)


def at(written: str, zone: str = LONDON) -> datetime:
    return datetime.strptime(written, "%Y-%m-%d %H:%M").replace(tzinfo=ZoneInfo(zone)).astimezone(UTC)


def on_the_wall(moment: datetime | None, zone: str = LONDON) -> str:
    return "dropped" if moment is None else f"{moment.astimezone(ZoneInfo(zone)):%a %Y-%m-%d %H:%M}"


SPLIT = hours_for(Pattern.SPLIT_DAY, LONDON)
NO_END = at("2030-01-01 00:00")


@pytest.mark.parametrize(
    ("meant_for", "arrives"),
    [
        ("2026-06-03 14:00", "Wed 2026-06-03 14:00"),  # in the window: at once
        ("2026-06-03 07:45", "Wed 2026-06-03 13:30"),  # in the morning's calls: after lunch
        ("2026-06-03 15:30", "Thu 2026-06-04 13:30"),  # a window's end is not in it
        ("2026-06-03 23:00", "Thu 2026-06-04 13:30"),  # in the night
    ],
)
def test_a_note_without_an_event_waits_for_the_next_window(meant_for: str, arrives: str) -> None:
    assert on_the_wall(next_allowed(at(meant_for), SPLIT, expires_at=NO_END)) == arrives


def test_a_reminder_in_the_morning_s_calls_comes_in_the_last_window_before() -> None:
    event = at("2026-06-03 08:45")
    found = next_allowed(at("2026-06-03 07:45"), SPLIT, expires_at=event, event=event)
    assert on_the_wall(found) == "Tue 2026-06-02 13:30"


def test_a_reminder_whose_last_window_is_over_comes_later_if_there_is_time_before_the_event() -> None:
    moment, event = at("2026-06-03 07:45"), at("2026-06-03 14:30")
    found = next_allowed(moment, SPLIT, expires_at=event, event=event, now=moment)
    assert on_the_wall(found) == "Wed 2026-06-03 13:30"


def test_a_reminder_that_can_come_neither_before_nor_after_is_dropped() -> None:
    moment, event = at("2026-06-03 07:45"), at("2026-06-03 10:30")
    assert next_allowed(moment, SPLIT, expires_at=event, event=event, now=moment) is None


def test_a_reminder_comes_before_a_weekend_off_and_not_before_a_holiday() -> None:
    event = at("2026-06-08 09:30")  # a Monday
    weekdays = replace(SPLIT, rest_days=frozenset({5, 6}))
    found = next_allowed(at("2026-06-08 08:30"), weekdays, expires_at=event, event=event)
    assert on_the_wall(found) == "Fri 2026-06-05 13:30"
    wednesdays = replace(SPLIT, rest_days=frozenset(WEEK) - {2})
    assert next_allowed(at("2026-06-08 08:30"), wednesdays, expires_at=event, event=event) is None


def test_what_is_brought_forward_in_a_long_window_is_not_brought_forward_further_than_it_need_be() -> None:
    any_day, event = hours_for(Pattern.ANY_DAY, LONDON), at("2026-06-03 08:45")
    found = next_allowed(at("2026-06-03 07:45"), any_day, expires_at=event, event=event)
    assert on_the_wall(found) == "Tue 2026-06-02 18:00"


def test_a_window_begun_already_is_used_from_now_on() -> None:
    event = at("2026-06-03 08:45")
    found = next_allowed(at("2026-06-03 07:45"), SPLIT, expires_at=event, event=event, now=at("2026-06-02 15:10"))
    assert on_the_wall(found) == "Tue 2026-06-02 15:10"


def test_nothing_comes_in_a_pause_and_what_waits_comes_in_the_first_window_after() -> None:
    pause = at("2026-06-10 07:45")
    found = next_allowed(at("2026-06-03 14:00"), SPLIT, expires_at=NO_END, paused_until=pause)
    assert on_the_wall(found) == "Wed 2026-06-10 13:30"
    assert next_allowed(at("2026-06-03 14:00"), SPLIT, expires_at=at("2026-06-10 13:30"), paused_until=pause) is None


def test_a_window_over_midnight_ends_on_the_day_of_rest_that_follows() -> None:
    late = Hours(Pattern.OWN, (Window(4, 23 * 60, 26 * 60),), 3 * 60, 9 * 60, frozenset({5}), LONDON)
    assert on_the_wall(next_allowed(at("2026-06-05 20:00"), late, expires_at=NO_END)) == "Fri 2026-06-05 23:00"
    assert on_the_wall(next_allowed(at("2026-06-06 00:30"), late, expires_at=NO_END)) == "Fri 2026-06-12 23:00"
    free = replace(late, rest_days=frozenset())
    assert on_the_wall(next_allowed(at("2026-06-06 00:30"), free, expires_at=NO_END)) == "Sat 2026-06-06 00:30"


def test_half_past_one_stays_half_past_one_when_the_clocks_change() -> None:
    for day, utc in (("2026-03-28", 13), ("2026-03-29", 12), ("2026-10-24", 12), ("2026-10-25", 13)):
        found = next_allowed(at(f"{day} 09:30"), SPLIT, expires_at=NO_END)
        assert found is not None
        assert (found.hour, found.minute) == (utc, 30)
        assert on_the_wall(found).endswith(f"{day} 13:30")


def test_a_window_in_the_hour_that_is_skipped_opens_a_week_later() -> None:
    owl = Hours(Pattern.OWN, (Window(6, 75, 105),), 9 * 60, 9 * 60, frozenset(), LONDON)
    assert on_the_wall(next_allowed(at("2026-03-28 12:00"), owl, expires_at=NO_END)) == "Sun 2026-04-05 01:15"


def test_a_window_in_the_hour_that_comes_twice_opens_twice() -> None:
    owl = Hours(Pattern.OWN, (Window(6, 75, 105),), 9 * 60, 9 * 60, frozenset(), LONDON)
    first = next_allowed(at("2026-10-24 12:00"), owl, expires_at=NO_END)
    assert first == datetime(2026, 10, 25, 0, 15, tzinfo=UTC)
    second = next_allowed(first + timedelta(minutes=30), owl, expires_at=NO_END)
    assert second == datetime(2026, 10, 25, 1, 15, tzinfo=UTC)


def test_hours_are_the_person_s_own_wherever_the_server_is() -> None:
    away = hours_for(Pattern.SPLIT_DAY, "Asia/Kolkata")
    found = next_allowed(at("2026-06-03 14:00"), away, expires_at=NO_END)
    assert on_the_wall(found, "Asia/Kolkata") == "Thu 2026-06-04 13:30"


def test_whoever_left_no_time_at_all_is_never_reached() -> None:
    nobody = Hours(Pattern.OWN, ())
    assert next_allowed(at("2026-06-03 14:00"), nobody, expires_at=NO_END) is None
    every_day_off = replace(SPLIT, rest_days=frozenset(WEEK))
    assert next_allowed(at("2026-06-03 14:00"), every_day_off, expires_at=NO_END) is None
    assert BEST_OFFER == (810, 930)
