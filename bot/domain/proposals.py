"""Ideas from partners, signed or not, and the answer that each is owed."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final, NewType

from bot.domain.people import GuildId, PersonId, RoleGroup
from bot.domain.refusals import Invalid

ProposalId = NewType("ProposalId", str)

WORDS_LENGTH: Final = 1000
REPLY_LENGTH: Final = 600
ANSWER_WITHIN: Final = timedelta(days=14)
DRAFT_LIFE: Final = timedelta(days=1)
WORDS_LIFE: Final = timedelta(days=30)  # once answered; once sent for what needs no answer


class ProposalKind(StrEnum):
    """What somebody would like."""

    TALK = "talk"  # that it is talked about
    ASK = "ask"  # that everybody is asked
    DECIDE = "decide"  # that it is decided
    TELL = "tell"  # that somebody knows: it waits for no answer


class ProposalState(StrEnum):
    """An idea is written, sent once, and answered once."""

    DRAFT = "draft"
    SENT = "sent"
    ANSWERED = "answered"


class IdeaAnswer(StrEnum):
    """What becomes of an idea."""

    YES = "yes"
    LATER = "later"  # not now: it is not forgotten
    NO = "no"


@dataclass(frozen=True, slots=True)
class Signature:
    """Under which name an idea goes: a name, or with none only what they are; both empty for one without a name."""

    name: str = ""
    role_group: RoleGroup | None = None

    @property
    def is_empty(self) -> bool:
        """Tell whether it goes without a name."""
        return not self.name and self.role_group is None


@dataclass(frozen=True, slots=True)
class Proposal:
    """An idea. `person` is None once it was sent without a name: then nothing says whose it is.

    `to_group` is where it went: to the advisory group, or to the coordinators where there is none.
    """

    id: ProposalId
    guild: GuildId
    person: PersonId | None
    kind: ProposalKind
    words: str
    signature: Signature
    unsigned: bool
    to_group: bool
    state: ProposalState
    sent_at: datetime | None = None
    answer_by: datetime | None = None
    answer: IdeaAnswer | None = None
    reply: str = ""
    answered_at: datetime | None = None

    @property
    def forgotten_at(self) -> datetime | None:
        """Return when its words go: None while it waits for an answer."""
        done = self.sent_at if self.answer_by is None else self.answered_at
        return done and done + WORDS_LIFE

    @property
    def shown_signature(self) -> Signature:
        """Return the name it goes under."""
        return Signature() if self.unsigned else self.signature


@dataclass(frozen=True, slots=True)
class Owed:
    """That an answer is owed and by when: all that coordinators see of an idea which went to the advisory group."""

    answer_by: datetime
    to_group: bool


def answer_due(kind: ProposalKind, *, now: datetime) -> datetime | None:
    """Return by when an idea that is sent now is to be answered: None for what needs no answer."""
    return None if kind is ProposalKind.TELL else now + ANSWER_WITHIN


def checked_idea(words: str) -> str:
    """Return the words of an idea that fits; refuse one that is empty or too long."""
    return _checked(words, WORDS_LENGTH)


def checked_reply(words: str) -> str:
    """Return the words of an answer that fits; refuse one that is empty or too long."""
    return _checked(words, REPLY_LENGTH)


def _checked(words: str, most: int) -> str:
    words = words.strip()
    if not words:
        raise Invalid("Please write something first.")
    if len(words) > most:
        raise Invalid("That is too long. Up to {most} characters fit.", most=most)
    return words
