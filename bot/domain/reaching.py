"""Finding the moment when somebody may be reached: inside their hours and budget, before it stops making sense."""

from collections.abc import Collection, Iterator
from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise
from typing import Final
from zoneinfo import ZoneInfo

from bot.domain.hours import Hours, is_open, minutes_that_matter

EARLIER_AT_MOST: Final = timedelta(days=3)  # over a long weekend; a reminder further ahead reminds of nothing
TO_READ: Final = timedelta(hours=2)  # what is brought forward leaves this much of the window, where there is so much
A_WEEK: Final = timedelta(days=7)
MOST_IN_A_WEEK: Final = 3  # in any seven days, whichever they are; and one on a day
_AHEAD: Final = 15  # days: two weeks, should a window fall into an hour that the clocks skip
_SOON: Final = 2  # days: nearly always enough, and a sixth of the work
_Stretch = tuple[datetime, datetime]


def next_allowed(
    instant: datetime,
    hours: Hours,
    *,
    expires_at: datetime,
    paused_until: datetime | None = None,
    event: datetime | None = None,
    now: datetime | None = None,
) -> datetime | None:
    """Return when something meant for this instant may reach somebody, or None when it is to be dropped.

    At that instant if they may be reached then. Before an event, else earlier, in their last window before the instant;
    else later; never once the event has begun, and never before `now`, where it is given, nor before a pause is over.
    """
    end = min(expires_at, event or expires_at)
    begin = max(filter(None, (paused_until, now)), default=datetime.min.replace(tzinfo=UTC))
    wanted = max(instant, begin)
    if wanted < end and is_welcome(wanted, hours):
        return wanted.astimezone(UTC)
    earlier = last_before(wanted, hours, begin=begin) if event is not None and wanted < end else None
    return earlier or _after(wanted, hours, end)


def has_room_from(reached: Collection[datetime], zone: str) -> datetime | None:
    """Return from when on somebody who was reached at these moments may be reached again: None if at any time.

    Once on a day of their calendar, and three times in any week: of seven days there, and of as many hours.
    """
    there, latest = ZoneInfo(zone), sorted(reached)[-MOST_IN_A_WEEK:]
    if not latest:
        return None
    tomorrow = _begin_of(latest[-1].astimezone(there).date() + timedelta(days=1), there)
    if len(latest) < MOST_IN_A_WEEK:
        return tomorrow
    week_over = _begin_of(latest[0].astimezone(there).date() + A_WEEK, there)
    return max(tomorrow, week_over, latest[0] + A_WEEK)


def last_before(instant: datetime, hours: Hours, *, begin: datetime) -> datetime | None:
    """Return a moment in their last stretch before this instant, late in it, with time left to read.

    None where there is none after `begin`, nor in the days just before the instant.
    """
    if begin >= instant:
        return None
    begin = max(begin, instant - EARLIER_AT_MOST)
    first = begin.astimezone(ZoneInfo(hours.zone)).date()
    days = (instant.astimezone(ZoneInfo(hours.zone)).date() - first).days + 1
    last = None
    for starts, ends in _stretches(first, days, hours):
        if starts < instant and ends > begin:
            last = max(starts, begin, min(ends, instant) - TO_READ)
    return last


def is_welcome(moment: datetime, hours: Hours) -> bool:
    """Tell whether this moment lies inside their windows, outside their quiet hours and on no rest day."""
    local = moment.astimezone(ZoneInfo(hours.zone))
    return is_open(hours, local.weekday(), local.hour * 60 + local.minute)


def _after(instant: datetime, hours: Hours, end: datetime) -> datetime | None:
    first = instant.astimezone(ZoneInfo(hours.zone)).date()
    for days in (_SOON, _AHEAD):
        for starts, ends in _stretches(first, days, hours):
            if ends > instant:
                moment = max(starts, instant)
                return moment if moment < end else None
    return None


def _stretches(first: date, days: int, hours: Hours) -> Iterator[_Stretch]:
    """Yield, in order, the stretches of time in which they may be reached on these days."""
    open_since, open_until = None, None
    for starts, ends in pairwise(_edges(first, days, hours)):
        if not is_welcome(starts, hours):
            continue
        if open_since is not None and open_until is not None and starts != open_until:
            yield open_since, open_until
            open_since = None
        open_since, open_until = open_since or starts, ends
    if open_since is not None and open_until is not None:
        yield open_since, open_until


def _edges(first: date, days: int, hours: Hours) -> Iterator[datetime]:
    """Yield, in order, every moment at which it may change whether they can be reached: nothing changes in between."""
    there = ZoneInfo(hours.zone)
    on_the_wall = minutes_that_matter(hours)
    moments = set[datetime]()
    for day in (first + timedelta(days=ahead) for ahead in range(days + 1)):
        moments |= {_at(day, minute, there, fold) for minute in on_the_wall for fold in (0, 1)}
        moments |= set(_changes(day, there))
    yield from sorted(moments)


def _at(day: date, minute: int, there: ZoneInfo, fold: int) -> datetime:
    return datetime.combine(day, time(minute // 60, minute % 60, fold=fold), there).astimezone(UTC)


def _begin_of(day: date, there: ZoneInfo) -> datetime:
    """Return from when on it is this day or a later one, should the clocks be changed at its midnight."""
    return max(_at(day, 0, there, fold) for fold in (0, 1))


def _changes(day: date, there: ZoneInfo) -> Iterator[datetime]:
    """Yield the moment of this day at which the clocks change, if they do."""
    before, after = _at(day, 0, there, 0), _at(day + timedelta(days=1), 0, there, 0)
    old = before.astimezone(there).utcoffset()
    if old == after.astimezone(there).utcoffset():
        return
    while after - before > timedelta(minutes=1):
        middle = before + timedelta(minutes=(after - before) // timedelta(minutes=2))
        before, after = (middle, after) if middle.astimezone(there).utcoffset() == old else (before, middle)
    yield after
