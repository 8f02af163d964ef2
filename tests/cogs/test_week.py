"""Times of the week, as sentences say them."""

import pytest

from bot.domain.hours import WEEK, Hours, Pattern, Window, hours_for
from bot.text import Words
from cogs.kit import week

_ = Words()


@pytest.mark.parametrize(
    ("days", "called"),
    [
        (WEEK, "every day"),
        (range(5), "Monday to Friday"),
        ((5, 6), "Saturday and Sunday"),
        ((2,), "Wednesday"),
        ((0, 2, 4), "Monday, Wednesday and Friday"),
        ((0, 1, 2, 3, 4, 6), "Monday to Friday and Sunday"),
        ((6, 0, 1, 2, 4), "Monday to Wednesday, Friday and Sunday"),
        ((1, 1, 2), "Tuesday and Wednesday"),
    ],
)
def test_days_are_named_the_shortest_way(days: tuple[int, ...], called: str) -> None:
    assert week.days_called(_, days) == called


def test_one_time_is_one_sentence() -> None:
    hours = hours_for(Pattern.SPLIT_DAY, "Europe/London")
    assert week.may_hear(_, hours) == "You may hear from us every day, 13:30 to 15:30."


def test_several_times_are_a_list_of_what_holds_in_the_end() -> None:
    windows = (*(Window(day, 810, 930) for day in range(5)), Window(5, 8 * 60, 11 * 60), Window(4, 21 * 60, 26 * 60))
    hours = Hours(Pattern.OWN, windows, 3 * 60, 9 * 60, frozenset({0}))
    assert week.may_hear(_, hours).splitlines() == [
        "You may hear from us:",
        "- Tuesday to Friday, 13:30 to 15:30",
        "- Friday, 21:00 to 02:00 the next day",
        "- Saturday, 09:00 to 11:00",
    ]
