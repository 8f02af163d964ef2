"""Contributions: what one partner answers to one topic, and what came of it."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final, NewType

from bot.domain.people import GuildId, PersonId, RoleGroup
from bot.domain.preferences import ShownAs
from bot.domain.topics import ThemeId, Topic, TopicId

ContributionId = NewType("ContributionId", str)
BatchId = NewType("BatchId", str)

WORDS_LENGTH: Final = 1000  # of each box
ALL_LENGTH: Final = 4000  # of everything that one answer says, with what was added later
BEGUN_LIFE: Final = timedelta(days=1)
AT_ONCE: Final = 10  # answers that are decided about together


class Quote(StrEnum):
    """Whether what somebody wrote may be quoted elsewhere."""

    YES = "yes"
    IN_OTHER_WORDS = "in_other_words"
    NO = "no"


class Resonance(StrEnum):
    """What somebody says of another's answer."""

    SAME = "same"
    DIFFERENT = "different"


class ContributionOutcome(StrEnum):
    """What became of an answer."""

    USED = "used"
    PARTLY = "partly"
    NOT_USED = "not_used"
    PARKED = "parked"  # kept for another time


@dataclass(frozen=True, slots=True)
class GivenAnswer:
    """What somebody answers: the place of the tap among the options, and words, of which each may be empty.

    `added` is what its author wrote more, later.
    """

    option: int | None
    words: tuple[str, str] = ("", "")
    follow_up: str = ""
    added: str = ""

    @property
    def length(self) -> int:
        """Return how many characters it has in all."""
        return sum(map(len, (*self.words, self.follow_up, self.added)))


@dataclass(frozen=True, slots=True)
class Decision:
    """What became of an answer, and why; with others of one theme, or none."""

    outcome: ContributionOutcome
    reason: str
    decided_at: datetime
    theme: ThemeId | None = None


@dataclass(frozen=True, slots=True)
class Contribution:
    """One partner's answer, as it stands under a topic; nothing in it tells by which way it came.

    `author` is nobody for somebody without an account, for whom a coordinator typed. `name` stands beside it, as it was
    when it was posted; it is empty where only the group is shown. `told` is the outcome that its author knows of.
    """

    id: ContributionId
    guild: GuildId
    topic: TopicId
    author: PersonId
    role_group: RoleGroup
    answer: GivenAnswer
    shown_as: ShownAs
    name: str
    quote: Quote
    posted_at: datetime
    decision: Decision | None = None
    told_at: datetime | None = None
    told: ContributionOutcome | None = None

    @property
    def is_owed_a_word(self) -> bool:
        """Tell whether its author does not know yet what became of it, or knows it as it was before."""
        return self.decision is not None and self.decision.outcome is not self.told


@dataclass(frozen=True, slots=True)
class BegunAnswer:
    """An answer that was begun and is not posted yet: its author alone sees it, for a day."""

    guild: GuildId
    topic: TopicId
    person: PersonId
    answer: GivenAnswer
    shown_as: ShownAs
    quote: Quote
    begun_at: datetime


@dataclass(frozen=True, slots=True)
class OutcomeBatch:
    """Answers that a coordinator decides about together, as far as they have come; kept for a day."""

    id: BatchId
    guild: GuildId
    topic: TopicId
    person: PersonId
    answers: tuple[ContributionId, ...]
    begun_at: datetime
    outcome: ContributionOutcome | None = None
    reason: str = ""
    theme: ThemeId | None = None


@dataclass(frozen=True, slots=True)
class StillOwed:
    """What is still owed about a topic that has closed.

    `undecided` answers have no outcome yet; the authors of those `by_phone` are to be called and told theirs.
    """

    topic: Topic
    undecided: int
    by_phone: int
