"""Words for days: "Thursday week", "3/4/2027", "the last Friday of the month", "in 3 days"."""

import re
from calendar import monthrange
from datetime import date, timedelta
from typing import Final

from bot.domain.times.clocks import no_such
from bot.domain.times.phrases import COUNT, LAST, MONTH, NTH, WEEKDAY, month, number, ordinal, phrase, weekday
from bot.domain.times.records import DayPart, Days, Wait

_W: Final = rf"(?P<weekday>{WEEKDAY})"
_M: Final = rf"(?P<month>{MONTH})"
_N: Final = rf"(?P<count>{COUNT})"
_ON: Final = r"(?:on )?(?:the )?"
_DAY: Final = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_YEAR: Final = r"(?:,? (?P<year>\d{4}))?"
_OF_MONTH: Final = rf"(?:of|in) (?:(?P<which>the|this|next) month|{_M}{_YEAR})"
_LONG: Final = r"(?P<unit>day|week|fortnight|month|year)s?"
_WEEKS: Final = {"week": 1, "fortnight": 2}
_HOLIDAYS: Final = {
    "christmas eve": (24, 12),
    "christmas day": (25, 12),
    "boxing day": (26, 12),
    "new years eve": (31, 12),
    "new years day": (1, 1),
    "st davids day": (1, 3),
}


def day(year: int, month: int, number: int) -> date:
    """Return this day; refuse kindly when there is none."""
    try:
        return date(year, month, number)
    except ValueError:
        raise no_such() from None


def nth_weekday(year: int, month: int, weekday: int, nth: int) -> date | None:
    """Return the nth day of this name in a month, or its last; None if there are not so many."""
    first, length = monthrange(year, month)
    found = 1 + (weekday - first) % 7
    found += (length - found) // 7 * 7 if nth == LAST else (nth - 1) * 7
    return date(year, month, found) if found <= length else None


def coming(name: int, today: date) -> date:
    """Return the next day of this name after today."""
    return today + timedelta(days=(name - today.weekday() - 1) % 7 + 1)


def months_on(today: date, months: int) -> tuple[int, int]:
    """Return the year and the month so many months ahead."""
    total = today.year * 12 + today.month - 1 + months
    return total // 12, total % 12 + 1


def _ahead(today: date, days: int) -> tuple[Days]:
    return (Days((today + timedelta(days=days),)),)


def _tomorrow(_: re.Match[str], today: date) -> tuple[Days]:
    return (Days((today + timedelta(days=1),), before_sleep=(today,)),)


def _named(match: re.Match[str], today: date) -> tuple[Days]:
    """Read a day's name alone: the next of that name; on that very day today may be meant as well."""
    name = weekday(match["weekday"])
    dates = (coming(name, today),)
    return (Days((today, *dates) if name == today.weekday() else dates, weekday=name),)


def _this_named(match: re.Match[str], today: date) -> tuple[Days]:
    """Read "this Thursday": today on a Thursday, and only if that has passed the next."""
    name = weekday(match["weekday"])
    first = coming(name, today)
    return (Days((today,), instead=(first,)),) if name == today.weekday() else (Days((first,), weekday=name),)


def _next_named(match: re.Match[str], today: date) -> tuple[Days]:
    """Read "next Thursday": to some the coming one, to some the one after."""
    name = weekday(match["weekday"])
    first = coming(name, today)
    if name == today.weekday():
        return (Days((first,)),)
    return (Days((first, first + timedelta(days=7))),)


def _after_next(match: re.Match[str], today: date) -> tuple[Days]:
    first = coming(weekday(match["weekday"]), today)
    return (Days((first + timedelta(days=7), first + timedelta(days=14))),)


def _weeks_from_named(match: re.Match[str], today: date) -> tuple[Days]:
    """Read "Thursday week" and "a fortnight on Thursday"; on a Thursday it may be counted from today."""
    name, count = weekday(match["weekday"]), match.groupdict().get("count")
    later = timedelta(weeks=_WEEKS[match["unit"].lower()] * (number(count) if count else 1))
    first = coming(name, today)
    starts = (today, first) if name == today.weekday() else (first,)
    return (Days(tuple(start + later for start in starts)),)


def _weeks_from_day(match: re.Match[str], today: date) -> tuple[Days]:
    count = match.groupdict().get("count")
    weeks = _WEEKS[match["unit"].lower()] * (number(count) if count else 1)
    return _ahead(today, weeks * 7 + (match["start"].lower() == "tomorrow"))


def _in_week(match: re.Match[str], today: date) -> tuple[Days]:
    """Read "Thursday next week": to most a week begins on Monday, to some on Sunday."""
    name, words = weekday(match["weekday"]), match["week"].lower()
    weeks = {"this": 0, "next": 1}.get(words.split()[0], 2)
    monday = today - timedelta(days=today.weekday())
    sunday = today - timedelta(days=(today.weekday() + 1) % 7)
    found = (monday + timedelta(weeks=weeks, days=name), sunday + timedelta(weeks=weeks, days=(name + 1) % 7))
    return (Days(tuple(sorted(set(found)))),)


def _in_so_long(match: re.Match[str], today: date) -> tuple[Days]:
    count, unit = number(match["count"]), match["unit"].lower()
    if unit in ("month", "year"):
        year, month = months_on(today, count * (12 if unit == "year" else 1))
        return (Days((day(year, month, today.day),), keeps_hour=True),)
    days = count * {"day": 1, "week": 7, "fortnight": 14}[unit]
    return (Days((today + timedelta(days=days),), keeps_hour=True),)


def _dated(match: re.Match[str], today: date) -> tuple[Days]:
    """Read a date, the day before the month; without its year it is the next of that name."""
    written, year = match["month"], match["year"] or ""
    in_year = int(written) if written.isdecimal() else month(written)
    return (dated(int(match["day"]), in_year, year, today),)


def dated(number: int, month: int, year: str, today: date) -> Days:
    """Return the day with this date, which without a year is the next one."""
    if year:
        found = day(int(year) if len(year) == 4 else 2000 + int(year), month, number)
        return Days((found,), dated=True, year=year)
    day(2000, month, number)  # in a leap year, so that only what never comes is refused
    for ahead in range(9):
        try:
            found = date(today.year + ahead, month, number)
        except ValueError:
            continue
        if found >= today:
            break
    return Days((found,), dated=True)


def _of_the_month(match: re.Match[str], today: date) -> tuple[Days]:
    """Read "the 25th": the next one there is; or the one of this or of next month."""
    number, which = int(match["day"]), (match["which"] or "").lower()
    if not 1 <= number <= 31:
        raise no_such()
    if which in ("this", "next"):
        return (Days((day(*months_on(today, which == "next"), number),), dated=True),)
    months = [months_on(today, ahead) for ahead in range(4)]
    there = [date(*month, number) for month in months if number <= monthrange(*month)[1]]
    ahead = [each for each in there if each >= today]
    return (Days((ahead[0],), instead=(ahead[1],), dated=True),)


def _nth_of_month(match: re.Match[str], today: date) -> tuple[Days]:
    name, nth = weekday(match["weekday"]), ordinal(match["nth"])
    dates, instead = _months_meant(match, today)
    found = [nth_weekday(*month, name, nth) for month in dates]
    if found[0] is None:
        raise no_such()
    later = [nth_weekday(*month, name, nth) for month in instead]
    return (Days(tuple(filter(None, found[:1])), instead=tuple(filter(None, later)), dated=True),)


def _last_of_month(match: re.Match[str], today: date) -> tuple[Days]:
    dates, instead = _months_meant(match, today)
    ends = [date(*month, monthrange(*month)[1]) for month in (*dates, *instead)]
    return (Days((ends[0],), instead=tuple(ends[1:]), dated=True),)


def _months_meant(match: re.Match[str], today: date) -> tuple[list[tuple[int, int]], list[tuple[int, int]]]:
    """Return the month that is named, and one to offer when its day has passed."""
    if match["month"]:
        named = month(match["month"])
        year = int(match["year"]) if match["year"] else today.year + (named < today.month)
        day(year, named, 1)
        return [(year, named)], []
    which = match["which"].lower()
    here = months_on(today, which == "next")
    return [here], [months_on(today, 1)] if which == "the" else []


def _holiday(match: re.Match[str], today: date) -> tuple[Days]:
    number, month = _HOLIDAYS[match["holiday"].lower()]
    return (dated(number, month, match["year"] or "", today),)


def _today_in(match: re.Match[str], today: date) -> tuple[Days, DayPart]:
    return Days((today,)), DayPart(match["part"].lower())


def _wait(match: re.Match[str], _: date) -> tuple[Wait]:
    hours = number(match["hours"]) * 60 if match["hours"] else 0
    minutes = number(match["minutes"]) if match["minutes"] else 0
    return (Wait(timedelta(minutes=hours + minutes + 30 * bool(match["half"]))),)


_HOURS: Final = (
    rf"(?P<hours>{COUNT})(?P<half> and a half)? (?:hour|hr)s?(?:(?: and|,)? (?P<minutes>{COUNT}) min(?:ute)?s?)?"
)
_HOUR_AND_HALF: Final = rf"(?P<hours>{COUNT}) hours?(?P<half> and a half)(?P<minutes>)"
_HALF_HOUR: Final = r"(?P<hours>)(?P<minutes>)(?P<half>half an hour)"
_MINUTES: Final = rf"(?P<hours>)(?P<half>)(?P<minutes>{COUNT}) min(?:ute)?s?"
_WAITS: Final = (_HOURS, _HOUR_AND_HALF, _HALF_HOUR, _MINUTES)

DAYS: Final = (
    phrase(r"today", lambda _, today: _ahead(today, 0)),
    phrase(r"tonight", lambda _, today: (Days((today,)), DayPart.NIGHT)),
    phrase(r"this (?P<part>morning|afternoon|evening)", _today_in),
    phrase(r"tomorrow", _tomorrow),
    phrase(r"yesterday", lambda _, today: _ahead(today, -1)),
    phrase(r"(?:the )?day after tomorrow", lambda _, today: _ahead(today, 2)),
    phrase(rf"{_ON}(?:coming |this coming )?{_W}", _named),
    phrase(rf"this {_W}", _this_named),
    phrase(rf"{_ON}next {_W}", _next_named),
    phrase(rf"{_ON}last {_W}", lambda match, today: _ahead(coming(weekday(match["weekday"]), today), -7)),
    phrase(rf"{_ON}{_W} after next", _after_next),
    phrase(rf"(?:on )?{_W} (?P<unit>week|fortnight)", _weeks_from_named),
    phrase(rf"(?:{_N} )?(?P<unit>week|fortnight)s? (?:on|from) {_W}", _weeks_from_named),
    phrase(rf"(?:{_N} )?(?P<unit>week|fortnight)s? (?:from )?(?P<start>today|tomorrow)", _weeks_from_day),
    phrase(r"(?P<start>today|tomorrow) (?P<unit>week|fortnight)", _weeks_from_day),
    phrase(rf"{_ON}{_W} (?:of )?(?P<week>this week|next week|(?:the )?week after next)", _in_week),
    phrase(rf"(?P<week>this week|next week|(?:the )?week after next)(?: on)? {_W}", _in_week),
    phrase(rf"in {_N} {_LONG}(?: time)?", _in_so_long),
    phrase(rf"{_N} {_LONG} (?:from now|time)", _in_so_long),
    phrase(rf"{_ON}{_DAY} (?:of )?{_M}{_YEAR}", _dated),
    phrase(rf"(?:on )?{_M} (?:the )?{_DAY}{_YEAR}", _dated),
    phrase(r"(?:on )?(?P<day>\d{1,2})([/.-])(?P<month>\d{1,2})\2(?P<year>\d{4}|\d{2})", _dated),
    phrase(r"(?:on )?(?P<day>\d{1,2})/(?P<month>\d{1,2})(?P<year>)", _dated),
    phrase(rf"{_ON}(?P<day>\d{{1,2}})(?:st|nd|rd|th)(?: of (?P<which>the|this|next) month)?", _of_the_month),
    phrase(rf"{_ON}(?P<nth>{NTH}) {_W} {_OF_MONTH}", _nth_of_month),
    phrase(rf"{_ON}last day {_OF_MONTH}", _last_of_month),
    phrase(rf"(?:on )?(?P<holiday>{'|'.join(_HOLIDAYS)}){_YEAR}", _holiday),
    *(phrase(rf"in (?:{length})(?: time)?", _wait) for length in _WAITS),
    *(phrase(rf"(?:{length}) from now", _wait) for length in _WAITS),
)
