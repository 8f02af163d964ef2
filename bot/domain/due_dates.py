"""When an answer about somebody's data is due: months, and the working days of a nation.

Bank holidays follow by rule. A day that is proclaimed only once is not among them: then an answer is due a day early.
"""

import calendar
from datetime import date, timedelta
from functools import lru_cache
from typing import Final

from bot.domain.people import Nation

COMPLAINT_DAYS: Final = 30  # from 19 June 2026 a complaint is acknowledged within so many days
_DAY: Final = timedelta(days=1)
_MONDAY: Final = 0
_SATURDAY: Final = 5


def answer_due(asked: date, nation: Nation) -> date:
    """Return by when a request is answered: one calendar month later, or the next working day there."""
    due = month_after(asked)
    while not is_working_day(due, nation):
        due += _DAY
    return due


def complaint_due(made: date, nation: Nation) -> date:
    """Return by when a complaint is acknowledged: the last working day within 30 days."""
    due = made + timedelta(days=COMPLAINT_DAYS)
    while not is_working_day(due, nation):
        due -= _DAY
    return due


def month_after(day: date) -> date:
    """Return the same day of the next month, or that month's last one where it has no such day."""
    year, month = (day.year + 1, 1) if day.month == 12 else (day.year, day.month + 1)
    return date(year, month, min(day.day, calendar.monthrange(year, month)[1]))


def is_working_day(day: date, nation: Nation) -> bool:
    """Tell whether offices there are open on this day."""
    return day.weekday() < _SATURDAY and day not in bank_holidays(day.year, nation)


@lru_cache(maxsize=64)
def bank_holidays(year: int, nation: Nation) -> frozenset[date]:
    """Return the bank holidays of a year; one at a weekend is kept on the next free weekday."""
    easter = easter_sunday(year)
    movable = {easter - 2 * _DAY, _first_monday(year, 5), _last_monday(year, 5)}
    fixed = [date(year, 1, 1), date(year, 12, 25), date(year, 12, 26)]
    if nation is Nation.SCOTLAND:
        movable |= {_first_monday(year, 8)}
        fixed += [date(year, 1, 2), date(year, 11, 30)]
    else:
        movable |= {easter + _DAY, _last_monday(year, 8)}
    if nation is Nation.NORTHERN_IRELAND:
        fixed += [date(year, 3, 17), date(year, 7, 12)]
    return frozenset(movable | _kept_on_weekdays(fixed))


def easter_sunday(year: int) -> date:
    """Return Easter Sunday by the Gregorian calendar's own reckoning, as Meeus, Jones and Butcher wrote it down."""
    century, within = divmod(year, 100)
    golden = year % 19
    leap, rest = divmod(century, 4)
    shift = (century - (century + 8) // 25 + 1) // 3
    moon = (19 * golden + century - leap - shift + 15) % 30
    weekday = (32 + 2 * rest + 2 * (within // 4) - moon - within % 4) % 7
    late = (golden + 11 * moon + 22 * weekday) // 451
    month, day = divmod(moon + weekday - 7 * late + 114, 31)
    return date(year, month, day + 1)


def _kept_on_weekdays(fixed: list[date]) -> set[date]:
    kept = {day for day in fixed if day.weekday() < _SATURDAY}
    for day in sorted(set(fixed) - kept):
        instead = day
        while instead.weekday() >= _SATURDAY or instead in kept:
            instead += _DAY
        kept.add(instead)
    return kept


def _first_monday(year: int, month: int) -> date:
    first = date(year, month, 1)
    return first + timedelta(days=(_MONDAY - first.weekday()) % 7)


def _last_monday(year: int, month: int) -> date:
    last = date(year, month, calendar.monthrange(year, month)[1])
    return last - timedelta(days=last.weekday())
