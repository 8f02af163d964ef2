"""When somebody may want to be reminded: choices that fit their working day."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Final
from zoneinfo import ZoneInfo

from bot.domain.hours import BEST_OFFER, DAY, Hours, Pattern, is_quiet, open_times
from bot.domain.times import on_the_wall

_AHEAD: Final = 9  # days: a week, and one more for a window that has begun
_SOON: Final = timedelta(minutes=15)  # nearer than this there is nothing to be reminded of
_ONE_DAY: Final = timedelta(days=1)
_EVENING: Final = (17 * 60, 19 * 60)  # what counts as tonight: 19:00, or before it where that is quiet
_STEP: Final = 30

# When a shift of each kind is over; people who work at all hours, or at hours we do not know, have none.
_SHIFT_ENDS: Final[Mapping[Pattern, int]] = {
    Pattern.MORNINGS: 14 * 60 + 30,
    Pattern.SPLIT_DAY: 21 * 60 + 30,
    Pattern.TEA_AND_BED: 22 * 60,
    Pattern.NIGHTS: 8 * 60,
}
_WORK_EVENINGS: Final = (Pattern.SPLIT_DAY, Pattern.TEA_AND_BED, Pattern.NIGHTS)


class Offer(StrEnum):
    """When somebody may have themselves reminded."""

    SHIFT = "shift"  # after their next shift
    TONIGHT = "tonight"  # this evening, before it becomes quiet
    WINDOW = "window"  # in their next free window
    DAY_BEFORE = "day_before"  # the day before it closes


@dataclass(frozen=True, slots=True)
class Offered:
    """One choice, and when it would be."""

    offer: Offer
    moment: datetime


def offers(hours: Hours, *, now: datetime, closes_at: datetime | None = None) -> tuple[Offered, ...]:
    """Return the choices that make sense now, soonest first: none has passed, comes too late, or is there twice."""
    wanted = {
        Offer.WINDOW: next_window(hours, now=now),
        Offer.TONIGHT: tonight(hours, now=now),
        Offer.SHIFT: after_shift(hours, now=now),
        Offer.DAY_BEFORE: day_before(closes_at, hours) if closes_at else None,
    }
    # Of two on the same moment the later one stays: what names a shift or the close says more.
    found = {moment: offer for offer, moment in wanted.items() if moment is not None and moment >= now + _SOON}
    if closes_at is not None:
        found = {moment: offer for moment, offer in found.items() if moment < closes_at}
    return tuple(Offered(offer, moment) for moment, offer in sorted(found.items()))


def after_shift(hours: Hours, *, now: datetime) -> datetime | None:
    """Return when their next shift is over, on a day that is not off."""
    ends = _SHIFT_ENDS.get(hours.pattern)
    if ends is None:
        return None
    days = (day for day in _days(now, hours) if day.weekday() not in hours.rest_days)
    return next((moment for day in days if (moment := _at(day, ends, hours)) > now), None)


def tonight(hours: Hours, *, now: datetime) -> datetime | None:
    """Return this evening, before it becomes quiet; None for those who work then."""
    if hours.pattern in _WORK_EVENINGS:
        return None
    earliest, best = _EVENING
    today = now.astimezone(ZoneInfo(hours.zone)).date()
    minutes = (minute for minute in range(best, earliest - _STEP, -_STEP) if not is_quiet(hours, minute))
    return next((_at(today, minute, hours) for minute in minutes), None)


def next_window(hours: Hours, *, now: datetime) -> datetime | None:
    """Return when the next of the times begins at which they may be reached."""
    return next((moment for day in _days(now, hours) for moment in _windows(day, hours) if moment > now), None)


def day_before(closes_at: datetime, hours: Hours) -> datetime:
    """Return a welcome time on the day before something closes; on a day off, one that is not quiet."""
    day = closes_at.astimezone(ZoneInfo(hours.zone)).date() - _ONE_DAY
    best = hours.quiet_until if is_quiet(hours, BEST_OFFER[0]) else BEST_OFFER[0]
    return next(_windows(day, hours), _at(day, best, hours))


def _windows(day: date, hours: Hours) -> Iterator[datetime]:
    for one in open_times(hours):
        if one.weekday == day.weekday():
            yield _at(day, one.starts, hours)


def _days(now: datetime, hours: Hours) -> Iterator[date]:
    today = now.astimezone(ZoneInfo(hours.zone)).date()
    return (today + timedelta(days=ahead) for ahead in range(_AHEAD))


def _at(day: date, minute: int, hours: Hours) -> datetime:
    return on_the_wall(day, minute % DAY, zone=hours.zone).moments[0]
