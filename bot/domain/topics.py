"""Topics: a question that stays open for weeks, and what came of the answers to it."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final, NewType

from bot.domain.people import ChannelId, GuildId, PersonId, RoleGroup
from bot.domain.refusals import Invalid
from bot.domain.subjects import SubjectId
from bot.domain.times import evening_after

TopicId = NewType("TopicId", str)
ThemeId = NewType("ThemeId", str)

SHORTEST, LONGEST = timedelta(days=1), timedelta(days=90)
USUAL_DAYS: Final = 14  # that one stays open, where nobody chose otherwise
USUAL_MINUTES: Final = 2
HEAR_WITHIN: Final = timedelta(days=14)  # of the close: when everybody who answered has been told what came of it


class TopicState(StrEnum):
    """A topic is drafted, opened once, and closes."""

    DRAFT = "draft"
    OPEN = "open"
    CLOSED = "closed"


class Purpose(StrEnum):
    """What the answers are for."""

    INVOLVEMENT = "involvement"  # what is made together
    RESEARCH = "research"  # a study, under its own ethics
    REFLECTION = "reflection"  # the people here alone: no word of it is ever in what is handed on


class Source(StrEnum):
    """Where the question comes from."""

    PARTNER = "partner"
    RESEARCH = "research"
    TEAM = "team"  # the project team


class RingsTrue(StrEnum):
    """What is said of evidence, in the order in which it is offered."""

    YES = "yes"
    PARTLY = "partly"
    NO = "no"
    DIFFERENT_HERE = "different_here"


@dataclass(frozen=True, slots=True)
class Evidence:
    """Something that was found out elsewhere, and where: both empty where there is none."""

    finding: str = ""
    found_in: str = ""

    def __bool__(self) -> bool:
        return bool(self.finding)


@dataclass(frozen=True, slots=True)
class TopicWords:
    """What a topic asks, and why.

    `options` are the ready-made answers that were written; "something else" always follows them. With evidence the
    answers are instead whether it rings true. `prompts` ask for words, in up to two short boxes; `follow_up` is asked
    once more of everybody, or is empty.
    """

    question: str
    why: str
    options: tuple[str, ...] = ()
    prompts: tuple[str, ...] = ()
    follow_up: str = ""
    evidence: Evidence = Evidence()

    @property
    def taps(self) -> int:
        """Return from how many answers people choose by one tap: none while none are written."""
        if self.evidence:
            return len(RingsTrue)
        return len(self.options) + 1 if self.options else 0


@dataclass(frozen=True, slots=True)
class Topic:
    """A topic as everybody may know it; an empty audience means everyone who has joined, also later.

    `minutes` is about how long an answer takes, `offer` what is offered for it, in a plain sentence. `thread` is where
    the answers stand, once it is there; `twin_of` the meeting whose questions it asks, and `heard_live` what was said
    there. At the close a coordinator says what was `heard`, and by when it is known what was done. `anonymous`: it can
    also be answered without a name.
    """

    id: TopicId
    guild: GuildId
    author: PersonId
    state: TopicState
    words: TopicWords
    minutes: int
    offer: str
    sensitive: bool
    purpose: Purpose
    source: Source
    audience: frozenset[RoleGroup]
    closes_at: datetime
    twin_of: SubjectId | None = None
    opened_at: datetime | None = None
    ended_at: datetime | None = None
    channel: ChannelId | None = None
    thread: ChannelId | None = None
    heard: str = ""
    do_by: datetime | None = None
    done: str = ""
    done_at: datetime | None = None
    heard_at: datetime | None = None
    heard_live: str = ""
    anonymous: bool = False

    @property
    def told_by(self) -> datetime:
        """Return when those who answered have been told what came of it, at the latest."""
        return (self.ended_at or self.closes_at) + HEAR_WITHIN


@dataclass(frozen=True, slots=True)
class Theme:
    """Something that several answers have in common."""

    id: ThemeId
    topic: TopicId
    title: str


def check_topic_close(closes_at: datetime, *, now: datetime) -> None:
    """Refuse a closing time that is past, too near or too far."""
    if closes_at <= now:
        raise Invalid("That time has passed. Choose a later one.")
    if closes_at - now < SHORTEST:
        raise Invalid("A question stays open for at least one day. Choose a later time.")
    if closes_at - now > LONGEST:
        raise Invalid("A question stays open for up to {days} days. Choose an earlier time.", days=LONGEST.days)


def usual_close(now: datetime, zone: str) -> datetime:
    """Return 20:00 in this zone, two weeks ahead."""
    return evening_after(USUAL_DAYS, now=now, zone=zone)
