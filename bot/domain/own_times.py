"""Changing when one may be reached: another way of working, own times, quiet hours, days off."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Final

from bot.domain.hours import DAY, WEEK, Hours, Pattern, Window, hours_for, open_times
from bot.domain.refusals import Invalid

MOST_WINDOWS: Final = 21  # three on each day


def with_pattern(hours: Hours, pattern: Pattern) -> Hours:
    """Work in another way; days off stay. Own times begin with what there is."""
    if pattern is Pattern.OWN:
        return replace(hours, pattern=pattern)
    return _checked(replace(hours_for(pattern, hours.zone), rest_days=hours.rest_days))


def with_window(hours: Hours, days: Iterable[int], starts: int, ends: int) -> Hours:
    """Be reached at this time of these days as well; times of one day that touch become one."""
    days = frozenset(days)
    if not days or not days <= set(WEEK) or not 0 <= starts < DAY or not starts < ends <= starts + DAY:
        raise Invalid("That is no time of the week. Please choose the days again.")
    if days <= hours.rest_days:
        raise Invalid("You have those days off. Change your days off first, or choose other days.")
    added = Hours(Pattern.OWN, tuple(Window(day, starts, ends) for day in days))
    if not open_times(replace(hours, windows=added.windows, rest_days=frozenset())):
        raise Invalid("All of that lies in your quiet hours. Change those first, or choose another time.")
    windows = tuple(_joined((*hours.windows, *added.windows)))
    if len(windows) > MOST_WINDOWS:
        raise Invalid("You have many times already. Please take one away first.")
    return replace(hours, pattern=Pattern.OWN, windows=windows)


def without_window(hours: Hours, days: Iterable[int], starts: int, ends: int) -> Hours:
    """Be reached at this time of these days no more; what is gone already stays gone."""
    gone = {Window(day, starts, ends) for day in days}
    left = tuple(one for one in hours.windows if one not in gone)
    return _checked(replace(hours, pattern=Pattern.OWN, windows=left)) if left != hours.windows else hours


def with_quiet(hours: Hours, quiet_from: int, quiet_until: int) -> Hours:
    """Keep other hours quiet."""
    if quiet_from == quiet_until or not {quiet_from, quiet_until} <= set(range(DAY)):
        raise Invalid("Quiet hours need a beginning and an end. Please choose them again.")
    return _checked(replace(hours, quiet_from=quiet_from, quiet_until=quiet_until))


def with_rest_days(hours: Hours, days: Iterable[int]) -> Hours:
    """Have these days of the week off."""
    chosen = frozenset(days)
    if not chosen <= set(WEEK):
        raise Invalid("That is no day of the week. Please choose again.")
    return _checked(replace(hours, rest_days=chosen))


def _checked(hours: Hours) -> Hours:
    if not open_times(hours):
        raise Invalid("Then no time would be left to reach you. To hear nothing for a while, choose Pause.")
    return hours


def _joined(windows: Iterable[Window]) -> Iterator[Window]:
    """Yield the windows in order, those of one day that touch or overlap as one, of a day's length at most."""
    kept: Window | None = None
    for one in sorted(windows):
        if kept and one.weekday == kept.weekday and one.starts <= kept.ends <= kept.starts + DAY:
            ends = max(one.ends, kept.ends)
            if ends <= kept.starts + DAY:
                kept = replace(kept, ends=ends)
                continue
        if kept:
            yield kept
        kept = one
    if kept:
        yield kept
