"""When sessions are: how soon and how long, how often they come again, and when people are told."""

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Final

from bot.domain.refusals import Invalid
from bot.domain.sessions import ANNOUNCED_BEFORE, Repeats, Session
from bot.domain.times import LAST, Meant, meant_at, months_on, nth_weekday, same_time_after

SHORTEST_MINUTES, LONGEST_MINUTES = 15, 8 * 60
FARTHEST: Final = timedelta(days=366)
MOST_OCCASIONS: Final = 12
MOST_PLACES: Final = 500
MOST_CANDIDATES: Final = 5
OFTEN: Final = (2, 3, 4, 6, 8, MOST_OCCASIONS)  # times, as it is offered
USUAL_DAYS: Final = 21  # ahead, where nobody chose otherwise: as long as people are told before
_USUAL_HOUR: Final = 13, 30  # between lunch and tea calls, when most can be reached
_SATURDAY, _WEEK = 5, 7
_NEVER_FIFTH: Final = 4  # not every month has a fifth one: then the last is meant
_DAYS_BETWEEN: Final = {Repeats.WEEKLY: _WEEK, Repeats.FORTNIGHTLY: 2 * _WEEK}


def check_start(starts_at: datetime, *, now: datetime) -> None:
    """Refuse a start that is past, or too far ahead."""
    if starts_at <= now:
        raise Invalid("That time has passed. Choose a later one.")
    if starts_at - now > FARTHEST:
        raise Invalid("A session can be planned up to a year ahead. Choose an earlier time.")


def check_minutes(minutes: int) -> None:
    """Refuse what is hardly a session, and what nobody can sit through."""
    if minutes < SHORTEST_MINUTES:
        raise Invalid("A session lasts at least {least} minutes. Choose a longer time.", least=SHORTEST_MINUTES)
    if minutes > LONGEST_MINUTES:
        raise Invalid("A session lasts up to 8 hours. For more, plan two sessions on two days.")


def check_places(places: int | None) -> None:
    """Refuse a number of places that no room has."""
    if places is not None and not 1 <= places <= MOST_PLACES:
        raise Invalid("There can be from 1 to {most} places. Leave it empty for no limit.", most=MOST_PLACES)


def usual_start(now: datetime, zone: str) -> Meant:
    """Return half past one in this zone, three weeks ahead, on a weekday."""
    ahead = meant_at(same_time_after(USUAL_DAYS, now=now, zone=zone), zone).local
    if ahead.weekday() >= _SATURDAY:
        ahead += timedelta(days=_WEEK - ahead.weekday())
    hour, minute = _USUAL_HOUR
    return Meant(ahead.replace(hour=hour, minute=minute, second=0, microsecond=0), zone)


def announced_at(starts_at: datetime, *, now: datetime) -> datetime:
    """Return when people are told of what starts then: at once where that is near."""
    return max(starts_at - ANNOUNCED_BEFORE, now)


def occasions_of(first: Meant, repeats: Repeats, number: int) -> tuple[Meant, ...]:
    """Return when each of a series is, at the same time on the clocks there."""
    if repeats is Repeats.NO:
        return (first,)
    return tuple(_later(first, repeats, n) for n in range(number))


def held_at(draft: Session) -> tuple[tuple[Meant, Meant | None], ...]:
    """Return when a draft is held, time by time, soonest first; each with when it is held once more, if it is."""
    firsts = occasions_of(draft.meant, draft.repeats, draft.occasions)
    if draft.second is None:
        return tuple((one, None) for one in firsts)
    return tuple(
        min((one, again), (again, one), key=lambda pair: pair[0].moment)
        for one, again in zip(firsts, occasions_of(draft.second, draft.repeats, draft.occasions), strict=True)
    )


def _later(first: Meant, repeats: Repeats, times: int) -> Meant:
    if not times:
        return first
    day = first.local.date()
    if repeats is Repeats.MONTHLY:
        nth = (day.day - 1) // _WEEK + 1
        found = nth_weekday(*months_on(day, times), day.weekday(), nth if nth <= _NEVER_FIFTH else LAST)
    else:
        found = day + timedelta(days=_DAYS_BETWEEN[repeats] * times)
    return replace(first, local=datetime.combine(found or day, first.local.time()))
