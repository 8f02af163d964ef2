"""What menus send and people write about times, read as if anybody had made it."""

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.hours import WEEK
from bot.domain.refusals import Invalid
from cogs.me.values import packed, read_day, read_month, united, unpacked

ANY_DAYS = [frozenset(days) for length in range(8) for days in combinations(WEEK, length)]


@given(st.sampled_from(ANY_DAYS), st.lists(st.integers(0, 2160), max_size=2))
def test_what_a_menu_sends_is_read_back_as_it_was(days: frozenset[int], minutes: list[int]) -> None:
    assert unpacked(packed(days, *minutes), len(minutes)) == (days, tuple(minutes))
    assert len(packed(days, *minutes)) <= 100  # as long as Discord takes


@given(st.text("0123456789.x-", max_size=12), st.integers(0, 2))
def test_whatever_else_is_sent_is_refused_or_means_days_of_the_week(value: str, parts: int) -> None:
    try:
        days, minutes = unpacked(value, parts)
    except Invalid:
        return
    assert days <= set(WEEK)
    assert len(minutes) == parts


def test_several_lines_of_a_menu_are_all_their_days() -> None:
    assert united(["01234", "0", "56"]) == set(WEEK)
    assert united([]) == set()


@pytest.mark.parametrize(
    ("written", "month"),
    [("12", 12), (" 3 ", 3), ("December", 12), ("dec", 12), ("Rhagfyr", 12), ("MAI", 5), ("May", 5)],
)
def test_a_month_is_a_number_or_a_name(written: str, month: int) -> None:
    assert read_month(written) == month


@pytest.mark.parametrize("written", ["", "D", "Yule", "-1", "１２"])
def test_what_is_no_month_is_refused_with_what_would_do(written: str) -> None:
    with pytest.raises(Invalid, match="month"):
        read_month(written)


@pytest.mark.parametrize(("written", "day"), [("7", 7), (" 07", 7), ("7th", 7), ("31.", 31), ("99", 99)])
def test_a_day_is_a_number(written: str, day: int) -> None:
    assert read_day(written) == day


@pytest.mark.parametrize("written", ["", "Friday", "123", "-7", "７"])
def test_what_is_no_day_is_refused_with_what_would_do(written: str) -> None:
    with pytest.raises(Invalid, match="day"):
        read_day(written)
