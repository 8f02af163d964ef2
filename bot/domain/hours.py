"""When somebody may be reached: their shifts, their quiet hours, their days off."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import pairwise
from typing import Final

DAY: Final = 24 * 60  # minutes
WEEK: Final = tuple(range(7))  # Monday is 0


class Pattern(StrEnum):
    """The ways of working that can be chosen with one press."""

    SPLIT_DAY = "split_day"  # mornings and evenings, with hours between
    MORNINGS = "mornings"
    TEA_AND_BED = "tea_and_bed"  # from tea time until people are in bed
    NIGHTS = "nights"
    LIVE_IN = "live_in"  # where the person they support lives, day and night
    WEEKLY_ROTA = "weekly_rota"  # other shifts every week
    OWN = "own"  # times of their own choosing
    ANY_DAY = "any_day"  # no shifts: any day suits


@dataclass(frozen=True, slots=True, order=True)
class Window:
    """A time in the week when a message is welcome: minutes after the weekday's midnight, in the person's zone.

    `ends` is after `starts`; beyond 1440 it runs into the next day.
    """

    weekday: int
    starts: int
    ends: int


@dataclass(frozen=True, slots=True)
class Hours:
    """When somebody may be reached: inside a window, outside the quiet hours, on no rest day, after any pause.

    `quiet_from` and `quiet_until` are minutes after midnight; quiet hours run over midnight when from is later.
    """

    pattern: Pattern
    windows: tuple[Window, ...]
    quiet_from: int = 20 * 60
    quiet_until: int = 9 * 60
    rest_days: frozenset[int] = frozenset()
    zone: str = "Europe/London"


BEST_OFFER: Final = (13 * 60 + 30, 15 * 60 + 30)  # when most care workers can look at a phone, and nobody has to

# What each way of working leaves: when it begins and ends on each day of the week.
_WELCOME: Final[Mapping[Pattern, tuple[int, int]]] = {
    Pattern.SPLIT_DAY: BEST_OFFER,
    Pattern.MORNINGS: (14 * 60 + 30, 17 * 60 + 30),
    Pattern.TEA_AND_BED: (10 * 60, 14 * 60),
    Pattern.NIGHTS: (16 * 60, 19 * 60),
    Pattern.LIVE_IN: (14 * 60, 16 * 60),
    Pattern.WEEKLY_ROTA: BEST_OFFER,
    Pattern.OWN: BEST_OFFER,  # until they have chosen
    Pattern.ANY_DAY: (9 * 60, 20 * 60),
}
_AFTER_A_NIGHT: Final = 15 * 60  # whoever works nights sleeps in the day


def hours_for(pattern: Pattern, zone: str) -> Hours:
    """Return what a way of working means until somebody says it more exactly."""
    starts, ends = _WELCOME[pattern]
    hours = Hours(pattern, tuple(Window(day, starts, ends) for day in WEEK), zone=zone)
    return replace(hours, quiet_until=_AFTER_A_NIGHT) if pattern is Pattern.NIGHTS else hours


def is_quiet(hours: Hours, minute: int) -> bool:
    """Tell whether this minute after midnight lies in their quiet hours."""
    return (minute - hours.quiet_from) % DAY < (hours.quiet_until - hours.quiet_from) % DAY


def is_open(hours: Hours, weekday: int, minute: int) -> bool:
    """Tell whether they may be reached at this minute of this weekday, as the clock on their wall shows it."""
    if weekday in hours.rest_days or is_quiet(hours, minute):
        return False
    return any(
        (one.weekday == weekday and one.starts <= minute < one.ends)
        or ((one.weekday + 1) % 7 == weekday and one.starts <= minute + DAY < one.ends)
        for one in hours.windows
    )


def minutes_that_matter(hours: Hours) -> frozenset[int]:
    """Return the minutes of a day at which it can change whether they may be reached."""
    edges = {edge % DAY for one in hours.windows for edge in (one.starts, one.ends)}
    return frozenset({0, hours.quiet_from, hours.quiet_until} | edges)


def open_times(hours: Hours) -> tuple[Window, ...]:
    """Return when in the week they may be reached in the end: windows less quiet hours and days off, in order."""
    edges = sorted(day * DAY + minute for day in WEEK for minute in minutes_that_matter(hours))
    spans: list[tuple[int, int]] = []
    for starts, ends in pairwise((*edges, 7 * DAY)):
        if not is_open(hours, starts // DAY, starts % DAY):
            continue
        begun = spans.pop()[0] if spans and spans[-1][1] == starts else starts
        spans.append((begun, ends))
    if len(spans) > 1 and spans[0][0] == 0 and spans[-1][1] == 7 * DAY:  # from Sunday into Monday
        spans.append((spans.pop()[0], 7 * DAY + spans.pop(0)[1]))
    return tuple(Window(starts // DAY, starts % DAY, starts % DAY + ends - starts) for starts, ends in spans)
