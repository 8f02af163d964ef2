"""What comes round again: every so many days, weeks, months or years, at an hour on the wall."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from typing import Final

from bot.domain.refusals import Invalid
from bot.domain.times.clocks import clock, day_of, on_the_wall
from bot.domain.times.day_words import nth_weekday
from bot.domain.times.phrases import LAST

_LONGEST_WAIT: Final = timedelta(days=800)


class Every(StrEnum):
    """What is counted from one time to the next."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"


@dataclass(frozen=True, slots=True)
class Cycle:
    """The days of something that comes round; `step` 2 is every other day or week, from the `first` on.

    In a month it is a `day` (-1 for the last) or the `nth` of its one weekday, in a year a `day` of a `month`.
    """

    every: Every
    step: int = 1
    weekdays: tuple[int, ...] = ()
    nth: int = 0
    day: int = 0
    month: int = 0
    first: date | None = None


@dataclass(frozen=True, slots=True)
class Rule:
    """When something comes round: on these days at so many minutes after midnight, on the clocks of this zone."""

    cycle: Cycle
    at: int
    zone: str

    def next_after(self, moment: datetime) -> datetime | None:
        """Return the next time after this moment, in UTC; None when no more come that can be counted.

        An hour that the clocks skip moves forward; of one that comes twice the first is taken.
        """
        day = day_of(moment, zone=self.zone) - timedelta(days=1)  # a skipped hour may have moved into today
        if self.cycle.first is not None:
            day = max(day, self.cycle.first)
        for _ in range(_LONGEST_WAIT.days):
            if comes_on(self.cycle, day):
                found = on_the_wall(day, self.at, zone=self.zone).moments[0]
                if found > moment:
                    return found
            if day == date.max:
                break
            day += timedelta(days=1)
        return None

    def has_passed(self, day: date, now: datetime) -> bool:
        """Tell whether its hour on this day is over."""
        return on_the_wall(day, self.at, zone=self.zone).moments[0] <= now


@dataclass(frozen=True, slots=True)
class WhichRule:
    """Rules to choose one from."""

    choices: tuple[Rule, ...]


def packed(rule: Rule) -> str:
    """Write a rule down in few letters, without its zone: "every=week step=2 weekdays=3 at=14:00 first=2026-12-03"."""
    cycle = rule.cycle
    parts = {
        "every": cycle.every.value,
        "step": cycle.step if cycle.step > 1 else "",
        "weekdays": ",".join(map(str, cycle.weekdays)),
        "nth": cycle.nth or "",
        "day": cycle.day or "",
        "month": cycle.month or "",
        "at": clock(rule.at),
        "first": cycle.first or "",
    }
    return " ".join(f"{name}={value}" for name, value in parts.items() if value != "")


def unpacked(text: str, *, zone: str) -> Rule:
    """Read a rule as it was written down; refuse what never was."""
    parts = dict(part.partition("=")[::2] for part in text.split())
    try:
        at = time.fromisoformat(parts["at"])
        first = parts.get("first")
        cycle = Cycle(
            Every(parts["every"]),
            int(parts.get("step", 1)),
            tuple(int(day) for day in parts.get("weekdays", "").split(",") if day),
            nth=int(parts.get("nth", 0)),
            day=int(parts.get("day", 0)),
            month=int(parts.get("month", 0)),
            first=date.fromisoformat(first) if first else None,
        )
    except (KeyError, ValueError):
        raise Invalid("That is not one of the choices. Please choose again.") from None
    rule = Rule(cycle, at.hour * 60 + at.minute, zone)
    if not _can_be(cycle) or packed(rule) != text:
        raise Invalid("That is not one of the choices. Please choose again.")
    return rule


def _can_be(cycle: Cycle) -> bool:
    weekdays = bool(cycle.weekdays) and all(0 <= day <= 6 for day in cycle.weekdays)
    counted = cycle.step == 1 or (1 < cycle.step <= 365 and cycle.first is not None)
    if cycle.every is Every.DAY:
        return counted
    if cycle.every is Every.WEEK:
        return counted and weekdays
    if cycle.every is Every.YEAR:
        return 1 <= cycle.day <= 31 and 1 <= cycle.month <= 12
    return weekdays and cycle.nth in (*range(1, 5), LAST) if cycle.nth else cycle.day in (*range(1, 29), LAST)


def comes_on(cycle: Cycle, day: date) -> bool:
    """Tell whether this is one of its days."""
    if cycle.first is not None and day < cycle.first:
        return False
    if cycle.every is Every.DAY:
        return cycle.first is None or (day - cycle.first).days % cycle.step == 0
    if cycle.every is Every.WEEK:
        return day.weekday() in cycle.weekdays and _weeks_between(cycle.first, day) % cycle.step == 0
    if cycle.every is Every.YEAR:
        return (day.day, day.month) == (cycle.day, cycle.month)
    if cycle.nth:
        return day == nth_weekday(day.year, day.month, cycle.weekdays[0], cycle.nth)
    return day.day == (monthrange(day.year, day.month)[1] if cycle.day == LAST else cycle.day)


def _weeks_between(first: date | None, day: date) -> int:
    if first is None:
        return 0
    return ((day - first).days + first.weekday() - day.weekday()) // 7
