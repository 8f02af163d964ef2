"""What reading the words for a time leads to, and the pieces it is put together from."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum


class Why(StrEnum):
    """Why somebody is asked which time they meant."""

    HOUR = "hour"  # more than one hour of the day fits
    DAY = "day"  # more than one day fits
    PASSED = "passed"  # what was written has passed: this is the next such time
    SKIPPED = "skipped"  # the clocks go forward over it
    TWICE = "twice"  # the clocks go back, and it comes twice


class DayPart(StrEnum):
    """A part of the day that has a word of its own."""

    MORNING = "morning"
    AFTERNOON = "afternoon"
    EVENING = "evening"
    NIGHT = "night"


@dataclass(frozen=True, slots=True, order=True)
class Found:
    """A moment, in UTC; or a span, when it also `ends`."""

    starts: datetime
    ends: datetime | None = None


@dataclass(frozen=True, slots=True)
class Which:
    """Times to choose one from, soonest first; one alone is an offer to say yes to."""

    choices: tuple[Found, ...]
    why: Why


@dataclass(frozen=True, slots=True)
class Usual:
    """The hour that is meant where somebody names none, for askers who have one."""

    day: time = time(9)
    morning: time = time(9)
    afternoon: time = time(14)
    evening: time = time(19)
    night: time = time(21)

    def at(self, part: DayPart | None) -> int:
        """Return the usual hour of a part of the day, or of the whole, in minutes."""
        meant: time = getattr(self, part.value if part else "day")
        return meant.hour * 60 + meant.minute


Reading = tuple[int, int | None]  # minutes after the day's midnight: from, and to if it is a span


@dataclass(frozen=True, slots=True)
class TimeOfDay:
    """What a clock may be meant to show: `readings` beside a part of the day, `alone` without one.

    `bare` is a number by itself, which says little without a part of the day.
    """

    readings: tuple[Reading, ...]
    alone: tuple[Reading, ...]
    bare: str = ""


@dataclass(frozen=True, slots=True)
class Days:
    """The days that may be meant, and those to offer `instead` when all of them have passed.

    `before_sleep` are those that somebody still up in the small hours may mean as well. `weekday` is set for a
    day's name alone, `dated` for a date; the two may stand together if they agree. `year` is the year as written.
    `keeps_hour`: without an hour, it is the one it is now.
    """

    dates: tuple[date, ...]
    instead: tuple[date, ...] = ()
    before_sleep: tuple[date, ...] = ()
    weekday: int | None = None
    dated: bool = False
    year: str = ""
    keeps_hour: bool = False


@dataclass(frozen=True, slots=True)
class Wait:
    """So much time from now."""

    length: timedelta
