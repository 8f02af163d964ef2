"""The reminders that come with a vote: how many, when each person gets them, and roughly how many they reach."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from functools import lru_cache
from typing import Final
from zoneinfo import ZoneInfo

from bot.domain.hours import Hours
from bot.domain.letter_kinds import LetterKind
from bot.domain.letters import NewLetter
from bot.domain.polls import Poll, Sensitivity
from bot.domain.preferences import Preferences
from bot.domain.reaching import has_room_from, next_allowed
from bot.domain.refusals import Invalid
from bot.domain.small_numbers import SMALLEST

REMINDER: Final = LetterKind("poll_reminder", ends_on_leaving=True, secret=True)
MOST_REMINDERS: Final = 2
FEWEST_TOLD: Final = 2 * SMALLEST  # of fewer, those who are reached or the others are always fewer than five
MOST_LOOKED_AT: Final = 100  # people: of more, these stand for the others
_A_DAY: Final = timedelta(days=1)
_ROOM_FOR_TWO: Final = timedelta(days=4)  # half of it, and the day before the end, are a day apart
_LONG: Final = timedelta(days=6)


class Occasion(StrEnum):
    """What a reminder that comes with a vote is sent for."""

    HALFWAY = "halfway"  # in the middle of the time it is open
    DAY_BEFORE = "day_before"  # a day before it closes


class Extent(StrEnum):
    """How much may be said of how many people are reached."""

    NOT_SAID = "not_said"  # too few are asked to say anything
    FEW = "few"  # fewer than five are reached
    ABOUT = "about"  # roughly so many
    AT_LEAST = "at_least"  # nearly all: so many or more


@dataclass(frozen=True, slots=True)
class Reach:
    """Roughly how many of those who are asked would be reached; `people` goes with "about" and "at least"."""

    extent: Extent
    asked: int = 0
    people: int = 0


@dataclass(frozen=True, slots=True)
class Cost:
    """What the reminders of a draft would cost: how many there are and may be, and how many people they reach.

    It is found for a few people at a time: `reached` of those `looked_at` so far, who stand for all that are asked.
    """

    poll: Poll
    reminders: int
    most: int
    asked: int
    looked_at: int = 0
    reached: int = 0

    @property
    def is_known(self) -> bool:
        """Tell whether enough people have been looked at."""
        return self.looked_at >= min(self.asked, MOST_LOOKED_AT)

    @property
    def reach(self) -> Reach:
        """Say roughly how many would be reached."""
        return reach(self.reached, self.looked_at, self.asked)


def most_reminders(begins: datetime, closes_at: datetime) -> int:
    """Return how many reminders there is room for: none on the last day, two where they are a day apart."""
    length = closes_at - begins
    if length <= _A_DAY:
        return 0
    return MOST_REMINDERS if length >= _ROOM_FOR_TWO else 1


def reminders_for(poll: Poll, begins: datetime) -> int:
    """Return how many reminders come with a vote that opens then: as chosen, or what is usual, where there is room."""
    chosen = _usual(poll, begins) if poll.reminders is None else poll.reminders
    return min(chosen, most_reminders(begins, poll.closes_at))


def check_reminders(reminders: int) -> None:
    """Refuse a number of reminders that nobody offered."""
    if not 0 <= reminders <= MOST_REMINDERS:
        raise Invalid("A vote comes with at most {most} reminders.", most=MOST_REMINDERS)


@lru_cache(maxsize=128)  # many people have the same hours, and each of them costs 0.1 ms
def moments(
    poll: Poll,
    hours: Hours,
    *,
    paused_until: datetime | None,
    now: datetime,
) -> tuple[tuple[Occasion, datetime], ...]:
    """Return when somebody with these hours is reminded of an open vote, and for what; never twice within a day.

    Nothing depends on whether they have answered. What would remind too soon after the opening comes later.
    """
    opened = poll.opened_at or now
    planned: list[tuple[Occasion, datetime]] = []
    for occasion, wanted in reversed(_wanted(poll, opened)):
        if wanted <= now:
            continue
        floor = max(now, opened + (wanted - opened) / 2)
        moment = next_allowed(
            wanted, hours, expires_at=poll.closes_at, event=poll.closes_at, paused_until=paused_until, now=floor
        )
        if moment is not None and (not planned or planned[-1][1] - moment >= _A_DAY):
            planned.append((occasion, moment))
    return tuple(reversed(planned))


def letters_for(poll: Poll, mine: Preferences, *, now: datetime) -> tuple[NewLetter, ...]:
    """Return the reminders of an open vote that this person is to have, as far as they lie ahead."""
    planned = moments(poll, mine.hours, paused_until=mine.paused_until, now=now) if mine.reminders else ()
    return tuple(
        NewLetter(
            REMINDER,
            f"{REMINDER.name}:{poll.id}:{mine.person}:{occasion}",
            poll.guild,
            None,
            mine.person,
            poll.id,
            moment,
            poll.closes_at,
        )
        for occasion, moment in planned
    )


def comes_through(moment: datetime | None, poll: Poll, hours: Hours, *, taken: Collection[datetime]) -> bool:
    """Tell whether a reminder planned for this moment finds room beside what else reaches somebody.

    Where there is none on that day or in that week, it comes later, as long as the vote is open.
    """
    there = ZoneInfo(hours.zone)
    while moment is not None:
        day = moment.astimezone(there).date()
        before = [one for one in taken if one.astimezone(there).date() <= day]
        room = has_room_from(before, hours.zone)
        if room is None or room <= moment:
            return True
        moment = next_allowed(room, hours, expires_at=poll.closes_at, now=room)
    return False


def reach(reached: int, looked_at: int, asked: int) -> Reach:
    """Say how many of those asked are reached, where so many of those looked at are.

    It is said in fives, and never so that fewer than five could be told apart, among those reached or the others.
    """
    if asked < FEWEST_TOLD or not looked_at:
        return Reach(Extent.NOT_SAID)
    people = round(reached * asked / looked_at)
    if people < SMALLEST:
        return Reach(Extent.FEW, asked)
    if asked - people < SMALLEST:
        return Reach(Extent.AT_LEAST, asked, asked - SMALLEST + 1)
    return Reach(Extent.ABOUT, asked, people // SMALLEST * SMALLEST)


def _usual(poll: Poll, begins: datetime) -> int:
    return 2 if poll.sensitivity is Sensitivity.ORDINARY and poll.closes_at - begins >= _LONG else 1


def _wanted(poll: Poll, opened: datetime) -> Sequence[tuple[Occasion, datetime]]:
    """Return when its reminders are meant to come; a vote that goes on longer has only its last one again."""
    halfway = (Occasion.HALFWAY, opened + (poll.closes_at - opened) / 2)
    day_before = (Occasion.DAY_BEFORE, poll.closes_at - _A_DAY)
    both = poll.reminders == MOST_REMINDERS and not poll.extended
    return (halfway, day_before)[0 if both else 1 :] if poll.reminders else ()
