"""What is told once a session is over, and how many were there: as totals, and never who."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Final

from bot.domain.join_links import checked_link
from bot.domain.people import RoleGroup
from bot.domain.refusals import Invalid
from bot.domain.sessions import Afterwards, Session
from bot.domain.small_numbers import SMALLEST, Headcount, headcount
from bot.domain.subjects import Subject
from bot.domain.typed_words import fit

CATCH_UP_LENGTH: Final = 2500  # what most people read in three minutes
HEARD_LENGTH: Final = 600
FOLLOWS_LENGTH: Final = 300
MOST_CAME: Final = 500  # of one group
OWED_FOR: Final = timedelta(days=60)
SAID_UNTIL: Final = timedelta(days=21)  # after the end: "I was there"


@dataclass(frozen=True, slots=True)
class SessionNumbers:
    """How many said yes, how many said themselves that they were there, and how many a coordinator counted.

    A number of people who pressed something is None where it is under five, or not known.
    """

    booked: Headcount | None
    were_there: int | None
    came: dict[RoleGroup, int]


@dataclass(frozen=True, slots=True)
class SessionAfterwards:
    """A session that is over, as a coordinator tells of it."""

    session: Session
    numbers: SessionNumbers


@dataclass(frozen=True, slots=True)
class SessionCatchUp:
    """A session that is over, as whoever could not come catches up with it; `was_there` is what this person said."""

    session: Session
    twin: Subject | None
    was_there: bool | None
    can_say: bool


def checked_afterwards(said: Afterwards) -> Afterwards:
    """Return what is told without blanks around it; refuse nothing at all, and what does not fit."""
    told = replace(
        said,
        caught_up=said.caught_up.strip(),
        slides=checked_link(said.slides).address if said.slides.strip() else "",
        heard=said.heard.strip(),
        follows=said.follows.strip(),
    )
    if not (told.caught_up or told.heard):
        raise Invalid("Please write the catch-up, or what was heard. A few sentences are enough.")
    fit((told.caught_up,), Invalid("The catch-up is too long. Up to {most} characters fit.", most=CATCH_UP_LENGTH))
    fit((told.heard,), Invalid("What was heard is too long. Up to {most} characters fit.", most=HEARD_LENGTH))
    fit((told.follows,), Invalid("What happens next is too long. Up to {most} characters fit.", most=FOLLOWS_LENGTH))
    return told


def counted(typed: dict[RoleGroup, str]) -> dict[RoleGroup, int]:
    """Read how many of each group came; an empty box is left as it is, and anything but a number refused."""
    came = {group: text.strip() for group, text in typed.items() if text.strip()}
    for text in came.values():
        if not (text.isascii() and text.isdecimal() and len(text) <= len(str(MOST_CAME)) and int(text) <= MOST_CAME):
            raise Invalid("Please write a number from 0 to {most}, or leave the box empty.", most=MOST_CAME)
    return {group: int(text) for group, text in came.items()}


def may_be_told(number: int) -> int | None:
    """Return a number of people if it may be spoken of."""
    return number if number >= SMALLEST else None


def heads(counts: dict[RoleGroup, int]) -> Headcount | None:
    """Return how many people there are by role group, as far as that may be spoken of."""
    return headcount(counts) if sum(counts.values()) >= SMALLEST else None


def is_owed(session: Session, *, now: datetime) -> bool:
    """Tell whether coordinators still owe a word about a session that is over."""
    ended = session.ended_at
    return ended is not None and session.after.said_at is None and now < ended + OWED_FOR
