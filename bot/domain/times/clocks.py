"""Moments on the clocks of a zone."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from bot.domain.refusals import Invalid

MORNING, EVENING = time(9), time(20)


@dataclass(frozen=True, slots=True)
class OnTheWall:
    """When clocks somewhere show a time: once, twice where they go back; moved on where they skip it."""

    moments: tuple[datetime, ...]
    skipped: bool = False


def on_the_wall(day: date, minutes: int, *, zone: str) -> OnTheWall:
    """Find when clocks in this zone show this many minutes after this day's midnight, in UTC."""
    there = ZoneInfo(zone)
    try:
        local = (datetime.combine(day, time()) + timedelta(minutes=minutes)).replace(tzinfo=there)
        first, second = local.astimezone(UTC), local.replace(fold=1).astimezone(UTC)
        if first.astimezone(there).replace(tzinfo=None) != local.replace(tzinfo=None):
            return OnTheWall((first,), skipped=True)
    except OverflowError:  # in the first or the last hours that can be counted
        raise no_such() from None
    return OnTheWall((first,) if first == second else (first, second))


def clock(minutes: int) -> str:
    """Say a minute after midnight, of this day or the next, as clocks show it: "13:30"."""
    return f"{minutes // 60 % 24:02}:{minutes % 60:02}"


def evening_after(days: int, *, now: datetime, zone: str) -> datetime:
    """Return 20:00 on the clocks of this zone, this many days ahead, in UTC."""
    return _at(EVENING, days, now, zone)


def morning_after(days: int, *, now: datetime, zone: str) -> datetime:
    """Return 09:00 on the clocks of this zone, this many days ahead, in UTC."""
    return _at(MORNING, days, now, zone)


def _at(hour: time, days: int, now: datetime, zone: str) -> datetime:
    there = ZoneInfo(zone)
    return datetime.combine(now.astimezone(there).date() + timedelta(days=days), hour, there).astimezone(UTC)


def same_time_after(days: int, *, now: datetime, zone: str) -> datetime:
    """Return the moment this many days ahead when the clocks of this zone show what they show now, in UTC."""
    return (now.astimezone(ZoneInfo(zone)) + timedelta(days=days)).astimezone(UTC)


def midnight_of(day: date, *, zone: str) -> datetime:
    """Return when this day begins in this zone, in UTC."""
    return datetime.combine(day, time(), ZoneInfo(zone)).astimezone(UTC)


def day_of(moment: datetime, *, zone: str) -> date:
    """Return the day that it is in this zone at this moment."""
    return moment.astimezone(ZoneInfo(zone)).date()


def no_such() -> Invalid:
    """Say that no calendar and no clock has this."""
    return Invalid("There is no such day or time. Write it like this: 25/3/2027 20:00")
