"""A time in full, in English: what is said here is read again as the same."""

from datetime import date
from typing import Final
from zoneinfo import ZoneInfo

from bot.domain.times.clocks import clock
from bot.domain.times.phrases import LAST
from bot.domain.times.records import Found
from bot.domain.times.rules import Cycle, Every, Rule

WEEKDAYS: Final = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS: Final = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_ORDINALS: Final = {1: "first", 2: "second", 3: "third", 4: "fourth", LAST: "last"}


def say(found: Found, *, zone: str) -> str:
    """Say a moment or a span in full: "Thursday 3 December 2026, 19:00–20:30"."""
    starts = found.starts.astimezone(ZoneInfo(zone))
    said = f"{say_day(starts)}, {starts:%H:%M}"
    return said if found.ends is None else f"{said}–{found.ends.astimezone(ZoneInfo(zone)):%H:%M}"


def say_day(local: date) -> str:
    """Say a day in full: "Thursday 3 December 2026"."""
    return f"{WEEKDAYS[local.weekday()]} {local.day} {MONTHS[local.month - 1]} {local.year}"


def say_rule(rule: Rule) -> str:
    """Say a rule in full: "every other Thursday at 14:00, from Thursday 3 December 2026"."""
    said = f"{_cycle(rule.cycle)} at {clock(rule.at)}"
    return said if rule.cycle.first is None else f"{said}, from {say_day(rule.cycle.first)}"


def _cycle(cycle: Cycle) -> str:
    names = ", ".join(WEEKDAYS[day] for day in cycle.weekdays)
    if cycle.every is Every.DAY:
        return "every day" if cycle.step == 1 else f"every {cycle.step} days"
    if cycle.every is Every.WEEK:
        return f"every {names}" if cycle.step == 1 else f"every {cycle.step} weeks on {names}"
    if cycle.every is Every.YEAR:
        return f"every {cycle.day} {MONTHS[cycle.month - 1]}"
    if cycle.nth:
        return f"the {_ORDINALS[cycle.nth]} {names} of every month"
    return f"the {_numbered(cycle.day)} of every month"


def _numbered(day: int) -> str:
    if day == LAST:
        return "last day"
    return f"{day}{'th' if 4 <= day <= 20 else {1: 'st', 2: 'nd', 3: 'rd'}.get(day % 10, 'th')}"
