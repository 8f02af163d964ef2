"""What comes to people about a session: one note to whoever it asks, and up to two reminders to who has a place."""

from datetime import datetime, timedelta
from functools import lru_cache
from typing import Final

from bot.domain.hours import Hours
from bot.domain.letter_kinds import LetterKind
from bot.domain.letters import NewLetter
from bot.domain.preferences import Preferences
from bot.domain.reaching import last_before, next_allowed
from bot.domain.reminding import after_opening
from bot.domain.sessions import Session
from bot.domain.times import day_of, midnight_of, same_time_after

NOTE: Final = LetterKind("session_note", ends_on_leaving=True)
REMINDER: Final = LetterKind("session_reminder", uses_allowance=False, ends_on_leaving=True)

SOON: Final = timedelta(hours=2), timedelta(hours=1)  # before it begins: from when, and until when, the second comes
JUST_SAID: Final = timedelta(hours=1)  # nobody is reminded so soon of what they said just now
_APART: Final = timedelta(hours=3)
_OF_USE: Final = timedelta(minutes=30)  # before it begins: a reminder that comes later is dropped
_DAY_BEFORE, _ON_THE_DAY = "day", "soon"


@lru_cache(maxsize=128)  # many people have the same hours
def reminder_moments(
    starts_at: datetime, hours: Hours, *, paused_until: datetime | None, after: datetime
) -> tuple[datetime | None, datetime | None]:
    """Return when somebody is reminded: on the day before, and in the last two hours before the last one.

    Each is in their hours, or earlier, in their last ones before; never before `after`. None for what has no such time,
    and for a second one that would come soon after the first.
    """
    first = _day_before(starts_at, hours, paused_until, after)
    second = _shortly_before(starts_at, hours, paused_until, after)
    close = first is not None and second is not None and second < first + _APART
    return first, None if close else second


def reminders_for(session: Session, mine: Preferences, *, after: datetime) -> tuple[NewLetter, ...]:
    """Return the reminders of a session that somebody who has a place is to have, as far as they lie ahead."""
    if not mine.reminders:
        return ()
    first, second = reminder_moments(session.starts_at, mine.hours, paused_until=mine.paused_until, after=after)
    early, _ = SOON
    planned = (
        (_DAY_BEFORE, first, session.starts_at - early),
        (_ON_THE_DAY, second, session.starts_at - _OF_USE),
    )
    return tuple(
        _letter(REMINDER, session, mine, occasion, moment, until)
        for occasion, moment, until in planned
        if moment is not None and moment < until
    )


def note_for(session: Session, mine: Preferences, *, now: datetime) -> tuple[NewLetter, ...]:
    """Return the one note of an announced session that somebody is to have who has not replied, if it still can come.

    It tells of its twin too, which writes none of its own when it opens.
    """
    if not mine.reminders:
        return ()
    opened, until = session.opened_at or now, session.starts_at
    moment = after_opening(opened, until, mine.hours, paused_until=mine.paused_until, now=now)
    return () if moment is None else (_letter(NOTE, session, mine, "open", moment, until),)


def _day_before(starts_at: datetime, hours: Hours, paused_until: datetime | None, after: datetime) -> datetime | None:
    wanted = same_time_after(-1, now=starts_at, zone=hours.zone)
    early, _ = SOON
    if wanted <= after:
        return None
    begins = midnight_of(day_of(starts_at, zone=hours.zone), zone=hours.zone)
    that_day = min(begins, starts_at - early)
    return (
        next_allowed(wanted, hours, expires_at=that_day, paused_until=paused_until, now=after)
        or last_before(wanted, hours, begin=max(after, paused_until or after))
        or next_allowed(wanted, hours, expires_at=starts_at - early, paused_until=paused_until, now=after)
    )


def _shortly_before(
    starts_at: datetime, hours: Hours, paused_until: datetime | None, after: datetime
) -> datetime | None:
    early, late = (starts_at - before for before in SOON)
    return next_allowed(early, hours, expires_at=late, paused_until=paused_until, now=after) or last_before(
        early, hours, begin=max(after, paused_until or after)
    )


def _letter(
    kind: LetterKind, session: Session, mine: Preferences, occasion: str, moment: datetime, until: datetime
) -> NewLetter:
    key = f"{kind.name}:{session.id}:{mine.person}:{occasion}"
    return NewLetter(kind, key, session.guild, None, mine.person, session.id, moment, until)
