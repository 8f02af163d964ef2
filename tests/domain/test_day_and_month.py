"""A day and a month, each as people write it into a form."""

from datetime import date

import pytest

from bot.domain.refusals import Invalid
from bot.domain.times import read_day, read_month
from bot.domain.times.day_and_month import read_date


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


def test_a_date_is_read_as_a_menu_sends_it() -> None:
    assert read_date("2027-03-25") == date(2027, 3, 25)
    for text in ("", "tomorrow", "2027-02-30"):
        with pytest.raises(Invalid, match="no such day"):
            read_date(text)
