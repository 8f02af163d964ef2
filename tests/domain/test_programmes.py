"""Programmes: which words and which days they may have, and how a day alone is read."""

from datetime import UTC, date, datetime, timedelta

import pytest

from bot.domain.people import GuildId, PersonId
from bot.domain.programmes import (
    LONGEST,
    Programme,
    ProgrammeId,
    ProgrammeWords,
    check_programme_days,
    check_programme_words,
)
from bot.domain.refusals import Invalid
from bot.domain.times import say_day, which_day

TODAY = date(2027, 1, 5)  # a Tuesday
A_DAY = timedelta(days=1)
WORDS = ProgrammeWords("Last days", "A pocket card.", "", "")


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("12 January 2027", date(2027, 1, 12)),
        ("Tuesday 12 January 2027", date(2027, 1, 12)),
        ("29/6/2027", date(2027, 6, 29)),
        ("today", TODAY),
        ("Friday", date(2027, 1, 8)),
        ("in 6 months", date(2027, 7, 5)),
        ("the last Friday of June", date(2027, 6, 25)),
        ("1 September 2026", date(2026, 9, 1)),  # it may have begun long before the bot came
        ("Monday 12 January 2027", None),
        ("Tuesday", None),  # today, or in a week
        ("next Friday", None),
        ("8pm Friday", None),
        ("in 2 hours", None),
        ("tonight", None),
        ("31/2/2027", None),
        ("12 January 13 January", None),
        ("soon", None),
        ("", None),
    ],
)
def test_a_day_alone_is_read_where_it_can_be_no_other(typed: str, day: date | None) -> None:
    assert which_day(typed, today=TODAY) == day


@pytest.mark.parametrize("day", [TODAY, date(2028, 2, 29), date(2027, 12, 31)])
def test_a_day_said_in_full_is_read_as_the_same(day: date) -> None:
    assert which_day(say_day(day), today=TODAY) == day


@pytest.mark.parametrize(
    ("starts_on", "ends_on", "why"),
    [
        (TODAY, TODAY - A_DAY, "before the first"),
        (TODAY - 9 * A_DAY, TODAY - A_DAY, "has passed"),
        (TODAY, TODAY + LONGEST + A_DAY, "up to two years"),
        (TODAY + 366 * A_DAY, TODAY + 400 * A_DAY, "more than a year ahead"),
    ],
)
def test_days_that_make_no_programme_are_refused(starts_on: date, ends_on: date, why: str) -> None:
    with pytest.raises(Invalid, match=why):
        check_programme_days(starts_on, ends_on, today=TODAY)


@pytest.mark.parametrize(
    ("starts_on", "ends_on"),
    [(TODAY, TODAY), (TODAY, TODAY + LONGEST), (TODAY - 300 * A_DAY, TODAY), (TODAY + 365 * A_DAY,) * 2],
)
def test_a_programme_may_be_one_day_or_two_years_and_have_begun_before(starts_on: date, ends_on: date) -> None:
    check_programme_days(starts_on, ends_on, today=TODAY)


@pytest.mark.parametrize(
    "words",
    [
        ProgrammeWords("", "A card.", "", ""),
        ProgrammeWords("Last days", "", "", ""),
        ProgrammeWords("w" * 101, "A card.", "", ""),
        ProgrammeWords("Last days", "🫖" * 151, "", ""),
        ProgrammeWords("Last days", "A card.", "", "", "w" * 301),
    ],
)
def test_a_programme_has_a_title_and_an_aim_that_fit(words: ProgrammeWords) -> None:
    check_programme_words(WORDS)
    with pytest.raises(Invalid):
        check_programme_words(words)


def test_it_ends_when_its_last_day_is_over_on_the_clocks_there() -> None:
    begun = datetime(2027, 1, 5, 9, tzinfo=UTC)
    it = Programme(ProgrammeId("1"), GuildId(1), PersonId(2), "Last days", "A card.", TODAY, date(2027, 6, 29), begun)
    assert it.is_over_at("Europe/London") == datetime(2027, 6, 29, 23, tzinfo=UTC)
