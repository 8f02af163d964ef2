"""Programmes: what sessions, questions and votes are all for; one runs at a time."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final, NewType

from bot.domain.people import ChannelId, GuildId, PersonId
from bot.domain.progress import ProgressEntry
from bot.domain.refusals import Invalid
from bot.domain.times import midnight_of
from bot.domain.typed_words import fit

ProgrammeId = NewType("ProgrammeId", str)

TITLE_LENGTH: Final = 100
AIM_LENGTH: Final = 300
FOLLOWS_LENGTH: Final = 300
LONGEST: Final = timedelta(days=2 * 365)
FURTHEST: Final = timedelta(days=365)  # ahead, for its first day
NEARLY_OVER: Final = timedelta(days=14)  # before its end it is time to say what comes next


@dataclass(frozen=True, slots=True)
class ProgrammeWords:
    """What a coordinator typed of a programme: its days as they wrote them, and perhaps what comes after it."""

    title: str
    aim: str
    starts: str
    ends: str
    follows: str = ""


@dataclass(frozen=True, slots=True)
class Programme:
    """A programme: what it is called, what it is for, from when to when, and what comes after it."""

    id: ProgrammeId
    guild: GuildId
    author: PersonId
    title: str
    aim: str
    starts_on: date
    ends_on: date
    begun_at: datetime
    channel: ChannelId | None = None
    ended_at: datetime | None = None
    follows: str = ""

    def is_over_at(self, zone: str) -> datetime:
        """Return when it ends by itself: when the day after its last begins."""
        return midnight_of(self.ends_on + timedelta(days=1), zone=zone)


@dataclass(frozen=True, slots=True)
class ProgrammeSoFar:
    """Where a programme stands: everything that belongs to it, soonest first."""

    programme: Programme
    entries: tuple[ProgressEntry, ...]


def check_programme_words(words: ProgrammeWords) -> None:
    """Refuse a programme without a title or an aim, and what does not fit."""
    if not words.title:
        raise Invalid("Please say what the programme is called.")
    if not words.aim:
        raise Invalid("Please say what the programme is for. One sentence is enough.")
    for text, most in ((words.title, TITLE_LENGTH), (words.aim, AIM_LENGTH), (words.follows, FOLLOWS_LENGTH)):
        fit((text,), Invalid("One of the texts is too long. Up to {most} characters fit in it.", most=most))


def check_programme_days(starts_on: date, ends_on: date, *, today: date) -> None:
    """Refuse days that are the wrong way round, too many, over already or too far ahead."""
    if ends_on < starts_on:
        raise Invalid("The last day is before the first. Please look at both again.")
    if ends_on < today:
        raise Invalid("The last day has passed. Please choose a later one.")
    if ends_on - starts_on > LONGEST:
        raise Invalid("A programme can be up to two years long. Please choose an earlier last day.")
    if starts_on - today > FURTHEST:
        raise Invalid("The first day is more than a year ahead. Please begin the programme later.")
