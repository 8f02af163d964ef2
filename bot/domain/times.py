"""Days and times as people write them, in the zone they live in."""

import re
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from bot.domain.refusals import Invalid

EVENING = time(20)
_MONTHS = (
    ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"),
    ("ion", "chw", "maw", "ebr", "mai", "meh", "gor", "aws", "med", "hyd", "tac", "rha"),
)

_WRITTEN = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4}),?\s+(\d{1,2})[:.](\d{2})")


def evening_after(days: int, *, now: datetime, zone: str) -> datetime:
    """Return 20:00 on the clocks of this zone, this many days ahead, in UTC."""
    there = ZoneInfo(zone)
    return datetime.combine(now.astimezone(there).date() + timedelta(days=days), EVENING, there).astimezone(UTC)


def read_moment(text: str, *, zone: str) -> datetime:
    """Read a day and a time written like 25/3/2027 20:00, the day first, in this zone; return it in UTC."""
    found = _WRITTEN.fullmatch(text.strip())
    if found is None:
        raise Invalid("Please write the day and time like this: 25/3/2027 20:00")
    day, month, year, hour, minute = map(int, found.groups())
    try:
        local = datetime.combine(date(year, month, day), time(hour, minute), ZoneInfo(zone))
    except ValueError:
        raise Invalid("There is no such day or time. Write it like this: 25/3/2027 20:00") from None
    if not _exists(local):
        raise Invalid("That time does not exist: the clocks go forward that night. Choose another.")
    if local.utcoffset() != local.replace(fold=1).utcoffset():
        raise Invalid("That time comes twice: the clocks go back that night. Choose another hour.")
    return local.astimezone(UTC)


def same_time_after(days: int, *, now: datetime, zone: str) -> datetime:
    """Return the moment this many days ahead when the clocks of this zone show what they show now, in UTC."""
    return (now.astimezone(ZoneInfo(zone)) + timedelta(days=days)).astimezone(UTC)


def midnight_of(day: date, *, zone: str) -> datetime:
    """Return when this day begins in this zone, in UTC."""
    return datetime.combine(day, time(), ZoneInfo(zone)).astimezone(UTC)


def day_of(moment: datetime, *, zone: str) -> date:
    """Return the day that it is in this zone at this moment."""
    return moment.astimezone(ZoneInfo(zone)).date()


def next_day_called(day: int, month: int, *, today: date) -> date:
    """Return the next day after today with this number in this month; say kindly when there is none."""
    if not 1 <= month <= 12:
        raise Invalid("Please write the month as a number from 1 to 12, or by its name.")
    for year in range(today.year, today.year + 9):  # a 29 February may be eight years away
        try:
            found = date(year, month, day)
        except ValueError:
            continue
        if found > today:
            return found
    raise Invalid("There is no such day in that month. Please look at the number again.")


def read_month(text: str) -> int:
    """Read a month written as a number, or by the first three letters or more of its name, English or Welsh."""
    written = text.strip().casefold()
    if written.isascii() and written.isdecimal():
        return int(written[-4:])
    found = [n for names in _MONTHS for n, name in enumerate(names, 1) if written.startswith(name)]
    if not found:
        raise Invalid("Please write the month as a number from 1 to 12, or by its name.")
    return found[0]


def read_day(text: str) -> int:
    """Read a day of a month, such as 7 or 7th."""
    found = re.match(r"\s*(\d{1,2})(?!\d)", text, re.ASCII)
    if found is None:
        raise Invalid("Please write the day as a number from 1 to 31.")
    return int(found[1])


def _exists(local: datetime) -> bool:
    """Tell whether clocks on the wall ever show this: they skip an hour in spring."""
    return local.astimezone(UTC).astimezone(local.tzinfo).replace(tzinfo=None) == local.replace(tzinfo=None)
