"""By when an answer is due: months that are short, weekends, and the holidays of four nations."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.due_dates import answer_due, bank_holidays, complaint_due, easter_sunday, is_working_day, month_after
from bot.domain.people import Nation

ENGLAND, WALES, SCOTLAND, IRELAND = Nation.ENGLAND, Nation.WALES, Nation.SCOTLAND, Nation.NORTHERN_IRELAND


@pytest.mark.parametrize(
    ("asked", "nation", "due"),
    [
        (date(2026, 3, 31), ENGLAND, date(2026, 4, 30)),
        (date(2027, 4, 3), ENGLAND, date(2027, 5, 4)),  # Saturday; 3 May is a bank holiday
        (date(2027, 4, 3), WALES, date(2027, 5, 4)),
        (date(2026, 1, 31), ENGLAND, date(2026, 3, 2)),  # 28 February is a Saturday
        (date(2028, 1, 31), ENGLAND, date(2028, 2, 29)),
        (date(2026, 11, 25), ENGLAND, date(2026, 12, 29)),  # Friday; Boxing Day is kept on Monday 28
        (date(2026, 12, 2), SCOTLAND, date(2027, 1, 5)),  # 2 January is a Saturday there, kept on Monday 4
        (date(2026, 12, 2), ENGLAND, date(2027, 1, 4)),
        (date(2026, 2, 17), IRELAND, date(2026, 3, 18)),
        (date(2026, 2, 17), SCOTLAND, date(2026, 3, 17)),
        (date(2026, 3, 6), SCOTLAND, date(2026, 4, 6)),  # Easter Monday is a holiday elsewhere
        (date(2026, 3, 6), ENGLAND, date(2026, 4, 7)),
    ],
)
def test_an_answer_is_due_after_a_month_on_a_working_day(asked: date, nation: Nation, due: date) -> None:
    assert answer_due(asked, nation) == due


def test_a_complaint_is_due_within_thirty_days_also_over_a_weekend() -> None:
    assert complaint_due(date(2026, 6, 19), ENGLAND) == date(2026, 7, 17)  # 19 July is a Sunday
    assert complaint_due(date(2026, 9, 1), ENGLAND) == date(2026, 10, 1)


def test_easter_falls_where_it_fell() -> None:
    known = {2000: (4, 23), 2008: (3, 23), 2019: (4, 21), 2024: (3, 31), 2025: (4, 20), 2026: (4, 5), 2038: (4, 25)}
    assert {year: easter_sunday(year) for year in known} == {year: date(year, *day) for year, day in known.items()}


@pytest.mark.parametrize(
    ("year", "nation", "days"),
    [
        (2028, SCOTLAND, {(1, 3), (1, 4), (4, 14), (5, 1), (5, 29), (8, 7), (11, 30), (12, 25), (12, 26)}),
        (2026, ENGLAND, {(1, 1), (4, 3), (4, 6), (5, 4), (5, 25), (8, 31), (12, 25), (12, 28)}),
        (2027, WALES, {(1, 1), (3, 26), (3, 29), (5, 3), (5, 31), (8, 30), (12, 27), (12, 28)}),
        (2026, IRELAND, {(1, 1), (3, 17), (4, 3), (4, 6), (5, 4), (5, 25), (7, 13), (8, 31), (12, 25), (12, 28)}),
        (2024, SCOTLAND, {(1, 1), (1, 2), (3, 29), (5, 6), (5, 27), (8, 5), (12, 2), (12, 25), (12, 26)}),
    ],
)
def test_holidays_at_weekends_are_kept_on_the_next_free_weekday(
    year: int, nation: Nation, days: set[tuple[int, int]]
) -> None:
    assert bank_holidays(year, nation) == {date(year, *day) for day in days}


@given(st.dates(date(2020, 1, 1), date(2099, 12, 1)), st.sampled_from(Nation))
def test_a_due_date_is_a_working_day_soon_after_the_month(asked: date, nation: Nation) -> None:
    due, complaint = answer_due(asked, nation), complaint_due(asked, nation)
    assert is_working_day(due, nation)
    assert is_working_day(complaint, nation)
    assert month_after(asked) <= due <= month_after(asked) + timedelta(days=6)
    assert asked + timedelta(days=23) <= complaint <= asked + timedelta(days=30)
