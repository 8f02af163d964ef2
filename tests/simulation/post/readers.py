"""People with hours of their own, and when each may be written to: not asked of the programme, but painted."""

import random
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from functools import cached_property
from typing import Final
from zoneinfo import ZoneInfo

from bot.domain.hours import Hours, Pattern, Window
from bot.domain.people import GuildId, PersonId
from bot.domain.preferences import Preferences

ZONES: Final = ("Europe/London", "Europe/London", "America/St_Johns", "Asia/Kathmandu", "Australia/Lord_Howe")
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
            reader if reader._painted else replace(reader, preferences=replace(chosen, hours=_at_any_time(hours.zone)))
        )

    def may_be_written_to(self, moment: datetime) -> bool:
        """Tell it from a picture of their week, one dot for each minute, and from their pause."""
        paused = self.preferences.paused_until
        there = moment.astimezone(ZoneInfo(self.preferences.hours.zone))
        dot = (there.weekday(), there.hour * 60 + there.minute)
        return dot in self._painted and (paused is None or moment.astimezone(UTC) >= paused)

    @cached_property
    def _painted(self) -> frozenset[tuple[int, int]]:
        hours, day = self.preferences.hours, 24 * 60
        long = (hours.quiet_until - hours.quiet_from) % day
        quiet = {(hours.quiet_from + minute) % day for minute in range(long)}
        dots = set[tuple[int, int]]()
        for window in hours.windows:
            for minute in range(window.starts, window.ends):
                days, left = divmod(minute, day)
                if left not in quiet:
                    dots.add(((window.weekday + days) % 7, left))
        return frozenset(dot for dot in dots if dot[0] not in hours.rest_days)


def _at_any_time(zone: str) -> Hours:
    return Hours(Pattern.OWN, tuple(Window(day, 0, 24 * 60) for day in range(7)), 0, 0, zone=zone)
