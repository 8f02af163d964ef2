"""Outputs: what is made together, such as a card or a video; its lines, its editions, and who is named in it."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final, NewType

from bot.domain.people import ChannelId, GuildId, PersonId
from bot.domain.preferences import Credit

OutputId = NewType("OutputId", str)
LineId = NewType("LineId", str)
PieceId = NewType("PieceId", str)

TITLE_LENGTH: Final = 100
ABOUT_LENGTH: Final = 300
LINE_LENGTH: Final = 300
CREDIT_LENGTH: Final = 60  # of a name
MOST_ROLES: Final = 3  # of one person in one output
CREDIT_ASKED_FOR: Final = timedelta(days=14)  # whoever works nights and weekends hears of it in time
THANKED_AFTER: Final = timedelta(days=14)  # of being told what came of one's words


class OutputState(StrEnum):
    """Where an output is on its way."""

    DRAFT = "draft"
    ASKING = "asking"  # everybody is asked how they wish to be named in its next edition
    PUBLISHED = "published"
    WITHDRAWN = "withdrawn"


class CreditRole(StrEnum):
    """What somebody did for an output, in plain words; each is one of the roles of CRediT (credit.niso.org)."""

    IDEA = "idea"  # Conceptualization: had the idea
    WROTE = "wrote"  # Writing - original draft: wrote with us
    REVIEWED = "reviewed"  # Writing - review & editing: read it and made it better
    TRIED = "tried"  # Validation: tried it out
    PICTURES = "pictures"  # Visualization: made pictures or film
    ADVISED = "advised"  # Supervision: gave advice
    ORGANISED = "organised"  # Project administration: kept it going


@dataclass(frozen=True, slots=True)
class OutputWords:
    """What a coordinator writes of an output: what it is called, what it is, and where to see it (may be empty)."""

    title: str
    about: str = ""
    link: str = ""


@dataclass(frozen=True, slots=True)
class Output:
    """Something that is made together; `edition` counts those that were published, from 1."""

    id: OutputId
    guild: GuildId
    author: PersonId
    words: OutputWords
    state: OutputState
    drafted_at: datetime
    edition: int = 0
    asked_at: datetime | None = None
    asked_until: datetime | None = None
    published_at: datetime | None = None
    channel: ChannelId | None = None

    @property
    def stands(self) -> bool:
        """Tell whether an edition of it stands where everybody sees it, also while the next one is worked on."""
        return self.edition > 0 and self.state is not OutputState.WITHDRAWN

    def is_asking(self, now: datetime) -> bool:
        """Tell whether people are asked just now how they wish to be named in its next edition."""
        return self.state is OutputState.ASKING and self.asked_until is not None and now < self.asked_until


@dataclass(frozen=True, slots=True)
class OutputLine:
    """One line of an output, and which pieces went into it; `edition` is the first that has it, None before that."""

    id: LineId
    output: OutputId
    number: int
    words: str
    pieces: tuple[PieceId, ...] = ()
    edition: int | None = None


@dataclass(frozen=True, slots=True)
class PieceInLine:
    """An answer in a line of the published edition: whose letter thanks for it, told by the edition it is about.

    `thanked_at` is when that letter was there, `words` what the line says in that edition.
    """

    line: LineId
    piece: PieceId
    thanked_in: int | None
    thanked_at: datetime | None
    words: str


@dataclass(frozen=True, slots=True)
class ThankedLine:
    """A line of the published edition into which something went that somebody wrote, all or part of it."""

    number: int
    words: str
    wrote: str
    is_part: bool


@dataclass(frozen=True, slots=True)
class ThankYou:
    """What somebody is thanked for: in which lines of what was published something of theirs stands, in their order."""

    output: OutputId
    title: str
    lines: tuple[ThankedLine, ...]


@dataclass(frozen=True, slots=True)
class Edition:
    """What the last published edition of an output says: it stays so while the next one is worked on."""

    words: OutputWords
    lines: tuple[OutputLine, ...]


@dataclass(frozen=True, slots=True)
class OutputCredit:
    """How somebody wishes to stand in the list of one output, and as having done what; without a name they do not."""

    output: OutputId
    guild: GuildId
    person: PersonId
    way: Credit
    name: str
    roles: tuple[CreditRole, ...]
    answered_at: datetime
