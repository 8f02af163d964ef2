"""Topics: a question that stays open for weeks, and what came of the answers to it."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final, NewType

from bot.domain.people import ChannelId, GuildId, PersonId, RoleGroup

TopicId = NewType("TopicId", str)
ThemeId = NewType("ThemeId", str)

SHORTEST, LONGEST = timedelta(days=1), timedelta(days=90)
DRAFT_LIFE: Final = timedelta(days=7)
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

    `options` are the answers of one tap, of which there are two to five; with evidence they are whether it rings true.
    `prompts` ask for words, in up to two short boxes; `follow_up` is asked once more of everybody, or is empty.
    """

    question: str
    why: str
    options: tuple[str, ...] = ()
    prompts: tuple[str, ...] = ()
    follow_up: str = ""
    evidence: Evidence = Evidence()


@dataclass(frozen=True, slots=True)
class Topic:
    """A topic as everybody may know it; an empty audience means everyone who has joined, also later.

    `minutes` is about how long an answer takes, `offer` what is offered for it, in a plain sentence. `thread` is where
    the answers stand, once it is there. At the close a coordinator says what was `heard`, and by when it is known what
    was done.
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
    opened_at: datetime | None = None
    ended_at: datetime | None = None
    channel: ChannelId | None = None
    thread: ChannelId | None = None
    heard: str = ""
    do_by: datetime | None = None
    done: str = ""
    done_at: datetime | None = None
    heard_at: datetime | None = None

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
