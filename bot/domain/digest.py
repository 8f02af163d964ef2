"""The week in short: once a week, for those who asked for it, what was decided, what is open, what words changed."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from bot.domain.happenings import Happening
from bot.domain.hours import Hours
from bot.domain.letter_kinds import LetterKind
from bot.domain.reaching import next_allowed
from bot.domain.subjects import Subject

DIGEST: Final = LetterKind("digest", ends_on_leaving=True)

_FRIDAY: Final = 5
_MORNING: Final = 9
_TO_SUNDAY: Final = timedelta(days=3)
_A_WEEK: Final = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Week:
    """A week that is told of from its Friday morning to its Sunday: what happened in the seven days before `until`.

    Whatever happens falls into exactly one week.
    """

    name: str
    since: datetime
    until: datetime
    ends: datetime


@dataclass(frozen=True, slots=True)
class Digest:
    """What one person is told of a week: what happened in it, and what is open for them now."""

    happened: tuple[Happening, ...] = ()
    opened: tuple[Subject, ...] = ()

    @property
    def says_nothing(self) -> bool:
        """Tell whether there is nothing to tell."""
        return not (self.happened or self.opened)


def week_of(name: str, *, zone: str) -> Week:
    """Return the week of this name, such as 2026-W09, as the clocks of this zone show it."""
    year, _, number = name.partition("-W")
    friday = date.fromisocalendar(int(year), int(number), _FRIDAY)
    return Week(
        name,
        since=_at(friday - _A_WEEK, _MORNING, zone),
        until=_at(friday, _MORNING, zone),
        ends=_at(friday + _TO_SUNDAY, 0, zone),
    )


def week_to_tell(now: datetime, *, zone: str) -> Week | None:
    """Return the week that is told of at this moment: None from Monday to Friday morning."""
    week = _week_at(now, zone)
    return week if week.until <= now < week.ends else None


def next_week_to_tell(now: datetime, *, zone: str) -> Week:
    """Return the week that is told of next after this moment."""
    this = _week_at(now, zone)
    return this if now < this.until else _week_at(now + _A_WEEK, zone)


def suits(hours: Hours, *, now: datetime) -> bool:
    """Tell whether somebody with these hours can be reached in the days when a week is told of."""
    week = _week_at(now + _A_WEEK, hours.zone)
    return next_allowed(week.until, hours, expires_at=week.ends) is not None


def _week_at(moment: datetime, zone: str) -> Week:
    year, number, _ = moment.astimezone(ZoneInfo(zone)).isocalendar()
    return week_of(f"{year}-W{number:02}", zone=zone)


def _at(day: date, hour: int, zone: str) -> datetime:
    return datetime(day.year, day.month, day.day, hour, tzinfo=ZoneInfo(zone)).astimezone(UTC)
