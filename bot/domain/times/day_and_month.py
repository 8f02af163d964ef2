"""A day and a month as people fill them in, apart from each other."""

import re
from datetime import date

from bot.domain.refusals import Invalid

_MONTHS = (
    ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"),
    ("ion", "chw", "maw", "ebr", "mai", "meh", "gor", "aws", "med", "hyd", "tac", "rha"),
)


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


def read_date(text: str) -> date:
    """Read a date as a menu sends it, such as 2027-03-25."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise Invalid("There is no such day. Please choose again.") from None
