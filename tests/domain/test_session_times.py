"""When sessions are: what is refused, and series that keep their hour on the wall."""

from datetime import UTC, datetime, timedelta

import pytest

from bot.domain.refusals import Invalid
from bot.domain.session_times import (
    announced_at,
    check_minutes,
    check_places,
    check_start,
    occasions_of,
    usual_start,
)
from bot.domain.sessions import Repeats
from bot.domain.times import Meant

NOON = datetime(2026, 2, 20, 12, tzinfo=UTC)
DAY = timedelta(days=1)
LONDON = "Europe/London"


def days(first: str, repeats: Repeats, number: int) -> list[str]:
    found = occasions_of(Meant(datetime.fromisoformat(first), LONDON), repeats, number)
    assert [one.local.hour for one in found] == [19] * number
    return [f"{one.local:%d %b}" for one in found]


def test_a_series_keeps_its_hour_when_the_clocks_change() -> None:
    found = occasions_of(Meant(datetime.fromisoformat("2026-03-24T19:00"), LONDON), Repeats.WEEKLY, 2)
    assert [f"{one.moment:%H:%M}" for one in found] == ["19:00", "18:00"]
    assert days("2026-03-24T19:00", Repeats.FORTNIGHTLY, 3) == ["24 Mar", "07 Apr", "21 Apr"]


def test_a_monthly_series_comes_on_the_same_weekday_and_the_fifth_means_the_last() -> None:
    assert days("2026-02-10T19:00", Repeats.MONTHLY, 4) == ["10 Feb", "10 Mar", "14 Apr", "12 May"]
    assert days("2026-01-29T19:00", Repeats.MONTHLY, 4) == ["29 Jan", "26 Feb", "26 Mar", "30 Apr"]
    assert days("2026-12-08T19:00", Repeats.MONTHLY, 2) == ["08 Dec", "12 Jan"]
    assert days("2026-12-08T19:00", Repeats.NO, 1) == ["08 Dec"]


@pytest.mark.parametrize(
    ("starts_at", "says"),
    [(NOON, "has passed"), (NOON - DAY, "has passed"), (NOON + 367 * DAY, "up to a year ahead")],
)
def test_no_session_starts_in_the_past_or_in_years(starts_at: datetime, says: str) -> None:
    with pytest.raises(Invalid, match=says):
        check_start(starts_at, now=NOON)
    check_start(NOON + 366 * DAY, now=NOON)


@pytest.mark.parametrize(
    ("minutes", "says"), [(0, "at least"), (14, "at least"), (481, "8 hours"), (14 * 60, "8 hours")]
)
def test_a_session_lasts_from_a_quarter_of_an_hour_to_eight_hours(minutes: int, says: str) -> None:
    with pytest.raises(Invalid, match=says):
        check_minutes(minutes)
    check_minutes(15)
    check_minutes(480)


def test_there_are_as_many_places_as_a_room_has_or_no_limit() -> None:
    for places in (0, -1, 501):
        with pytest.raises(Invalid, match="from 1 to"):
            check_places(places)
    for fine in (None, 1, 500):
        check_places(fine)


def test_people_are_told_three_weeks_before_or_at_once() -> None:
    assert announced_at(NOON + 30 * DAY, now=NOON) == NOON + 9 * DAY
    assert announced_at(NOON + DAY, now=NOON) == NOON


def test_the_usual_start_is_half_past_one_on_a_weekday_three_weeks_ahead() -> None:
    assert usual_start(NOON, LONDON).local == datetime.fromisoformat("2026-03-13T13:30")
    assert usual_start(NOON + DAY, LONDON).local == datetime.fromisoformat("2026-03-16T13:30")
    assert usual_start(NOON + 2 * DAY, LONDON).local == datetime.fromisoformat("2026-03-16T13:30")
