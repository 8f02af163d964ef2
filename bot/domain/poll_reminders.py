"""The note that comes with a vote: one for everybody who is asked, and what a coordinator may know of it before."""

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from bot.domain.hours import Hours
from bot.domain.letter_kinds import LetterKind
from bot.domain.letters import NewLetter
from bot.domain.polls import Poll
from bot.domain.preferences import Preferences
from bot.domain.reminding import after_opening, before_close

REMINDER: Final = LetterKind("poll_reminder", ends_on_leaving=True, secret=True)


@dataclass(frozen=True, slots=True)
class Notice:
    """How people would hear of a draft, from what everybody can see: how many things are open here already.

    `hear_by` is when most have had its note: None where it closes too soon for one.
    """

    poll: Poll
    open_already: int
    hear_by: datetime | None


def moment_for(poll: Poll, hours: Hours, *, paused_until: datetime | None, now: datetime) -> datetime | None:
    """Return when somebody with these hours is reminded of an open vote: it depends on nobody's answer.

    Where it closes early, that may be at once: there is no day before the close any more.
    """
    usual = before_close(poll.opened_at or now, poll.closes_at, hours, paused_until=paused_until, now=now)
    if usual is not None or not poll.shortened:
        return usual
    return after_opening(now, poll.closes_at, hours, paused_until=paused_until, now=now)


def letter_for(poll: Poll, mine: Preferences, *, now: datetime) -> NewLetter | None:
    """Return the one note of an open vote that this person is to have: None where they want none, or it is too late."""
    moment = moment_for(poll, mine.hours, paused_until=mine.paused_until, now=now) if mine.reminders else None
    if moment is None:
        return None
    key = f"{REMINDER.name}:{poll.id}:{mine.person}"
    return NewLetter(REMINDER, key, poll.guild, None, mine.person, poll.id, moment, poll.closes_at)
