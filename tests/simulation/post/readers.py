"""People with hours of their own, and when each may be written to: not asked of the programme, but painted."""

import random
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from typing import Final
from zoneinfo import ZoneInfo

from bot.domain.hours import Hours, Pattern, Window
from bot.domain.people import GuildId, PersonId
from bot.domain.preferences import Preferences

ZONES: Final = ("Europe/London", "Europe/London", "America/St_Johns", "Asia/Kathmandu", "Australia/Lord_Howe")
_DAY: Final = 24 * 60  # minutes
_WEEK: Final = 7 * _DAY
_SPANS: Final = ((9 * 60, 12 * 60), (13 * 60 + 30, 15 * 60 + 30), (16 * 60, 23 * 60), (22 * 60, 26 * 60), (0, 24 * 60))
_QUIET: Final = ((20 * 60, 9 * 60), (0, 0), (1 * 60, 5 * 60), (12 * 60, 14 * 60))


@dataclass(frozen=True)
class Reader:
    """Somebody who is written to, and what they have chosen."""

    person: PersonId
    preferences: Preferences

    @classmethod
    def of(cls, person: int, guild: int, chance: random.Random, now: datetime) -> "Reader":
        """Draw somebody: their zone, one or two windows a day, quiet hours, days off, perhaps a pause."""
        days = [day for day in range(7) if chance.random() < 0.8] or [chance.randrange(7)]
        spans = chance.sample(_SPANS, chance.choice((1, 1, 2)))
        windows = tuple(Window(day, *span) for day in days for span in sorted(spans))
        quiet_from, quiet_until = chance.choice(_QUIET)
        rest = frozenset(day for day in days[1:] if chance.random() < 0.15)
        hours = Hours(Pattern.OWN, windows, quiet_from, quiet_until, rest, chance.choice(ZONES))
        paused = now + timedelta(hours=chance.randrange(1, 72)) if chance.random() < 0.2 else None
        chosen = Preferences(PersonId(person), GuildId(guild), now, hours, paused_until=paused)
        reader = cls(PersonId(person), chosen)
        return (
            reader if _painted(hours) else replace(reader, preferences=replace(chosen, hours=_at_any_time(hours.zone)))
        )

    def may_be_written_to(self, moment: datetime) -> bool:
        """Tell it from a picture of their week, one dot for each minute, and from their pause."""
        paused = self.preferences.paused_until
        there = moment.astimezone(ZoneInfo(self.preferences.hours.zone))
        dot = there.weekday() * _DAY + there.hour * 60 + there.minute
        return dot in _painted(self.preferences.hours) and (paused is None or moment.astimezone(UTC) >= paused)


@lru_cache(64)
def _painted(hours: Hours) -> frozenset[int]:
    dots = set[int]()
    for window in hours.windows:
        midnight = window.weekday * _DAY
        dots.update(_dots(midnight + window.starts, window.ends - window.starts))
    for midnight in range(0, _WEEK, _DAY):
        dots.difference_update(_dots(midnight + hours.quiet_from, (hours.quiet_until - hours.quiet_from) % _DAY))
    for weekday in hours.rest_days:
        dots.difference_update(_dots(weekday * _DAY, _DAY))
    return frozenset(dots)


def _dots(first: int, number: int) -> Iterator[int]:
    return (dot % _WEEK for dot in range(first, first + number))


def _at_any_time(zone: str) -> Hours:
    return Hours(Pattern.OWN, tuple(Window(day, 0, 24 * 60) for day in range(7)), 0, 0, zone=zone)
