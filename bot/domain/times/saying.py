"""A time in full, in English: what is said here is read again as the same."""

from datetime import date
from typing import Final
from zoneinfo import ZoneInfo

from bot.domain.times.records import Found

WEEKDAYS: Final = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS: Final = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip


def say(found: Found, *, zone: str) -> str:
    """Say a moment or a span in full: "Thursday 3 December 2026, 19:00–20:30"."""
    starts = found.starts.astimezone(ZoneInfo(zone))
    said = f"{_day(starts)}, {starts:%H:%M}"
    return said if found.ends is None else f"{said}–{found.ends.astimezone(ZoneInfo(zone)):%H:%M}"


def _day(local: date) -> str:
    return f"{WEEKDAYS[local.weekday()]} {local.day} {MONTHS[local.month - 1]} {local.year}"
