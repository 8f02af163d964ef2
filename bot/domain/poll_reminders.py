"""The note that comes with a vote: one for everybody who is asked, and what a coordinator may know of it before."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import lru_cache
from typing import Final

from bot.domain.hours import Hours
from bot.domain.letter_kinds import LetterKind
from bot.domain.letters import NewLetter
from bot.domain.polls import Poll
from bot.domain.preferences import Preferences
from bot.domain.reaching import next_allowed

REMINDER: Final = LetterKind("poll_reminder", ends_on_leaving=True, secret=True)
_A_DAY: Final = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Notice:
    """How people would hear of a draft, from what everybody can see: how many things are open here already.

    `hear_by` is when most have had its note: None where it closes too soon for one.
    """

    poll: Poll
    open_already: int
    hear_by: datetime | None


def hear_by(closes_at: datetime, *, begins: datetime) -> datetime | None:
    """Return when the note of a vote that begins then is meant to come: None where there is no time for one."""
    wanted = closes_at - _A_DAY
    return wanted if wanted > begins else None


@lru_cache(maxsize=128)  # many people have the same hours, and each of them costs 0.1 ms
def moment_for(poll: Poll, hours: Hours, *, paused_until: datetime | None, now: datetime) -> datetime | None:
    """Return when somebody with these hours is reminded of an open vote: None where nothing of it lies ahead.

    It depends on nobody's answer. What would remind too soon after the opening comes later.
    """
    opened = poll.opened_at or now
    wanted = hear_by(poll.closes_at, begins=opened)
    if wanted is None or wanted <= now:
        return None
    floor = max(now, opened + (wanted - opened) / 2)
    return next_allowed(
        wanted, hours, expires_at=poll.closes_at, event=poll.closes_at, paused_until=paused_until, now=floor
    )


def letter_for(poll: Poll, mine: Preferences, *, now: datetime) -> NewLetter | None:
    """Return the one note of an open vote that this person is to have: None where they want none, or it is too late."""
    moment = moment_for(poll, mine.hours, paused_until=mine.paused_until, now=now) if mine.reminders else None
    if moment is None:
        return None
    key = f"{REMINDER.name}:{poll.id}:{mine.person}"
    return NewLetter(REMINDER, key, poll.guild, None, mine.person, poll.id, moment, poll.closes_at)
