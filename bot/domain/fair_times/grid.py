"""Times to suggest where nobody named any: a handful a day, when people can be expected to be awake."""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from typing import Final

from bot.domain.fair_times.shifts import Sitting

TIMES: Final = (time(14), time(13, 30), time(19), time(16), time(10, 30))
_DAYS_AROUND: Final = 3


def times_around(near: date, minutes: int, *, after: datetime) -> Iterator[Sitting]:
    """Yield times on that day, and then on the weekdays around it, nearest first and never before `after`."""
    days = sorted(range(-_DAYS_AROUND, _DAYS_AROUND + 1), key=lambda away: (abs(away), -away))
    for day in (near + timedelta(days=away) for away in days):
        if day.weekday() < 5:
            at = (datetime.combine(day, one) for one in TIMES)
            yield from (Sitting(starts, minutes) for starts in at if starts > after)
