"""Contributions: what one partner answers to one topic, and what came of it."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final, NewType

from bot.domain.people import GuildId, PersonId, RoleGroup
from bot.domain.preferences import Quote, ShownAs
from bot.domain.refusals import Invalid
from bot.domain.small_numbers import SMALLEST, Pool
from bot.domain.topics import ThemeId, Topic, TopicId, TopicWords

ContributionId = NewType("ContributionId", str)
BatchId = NewType("BatchId", str)
BegunId = NewType("BegunId", str)

WORDS_LENGTH: Final = 1000  # of each box
ALL_LENGTH: Final = 4000  # of everything that one answer says, with what was added later
PART_LENGTH: Final = 1800  # of one message: marks that make words harmless may double it
SMALLEST_WRITTEN: Final = 10  # people of whom anything is told, where the question is sensitive
_BANDS: Final = (5, 10, 20, 50, 100)
BEGUN_LIFE: Final = timedelta(days=1)
AT_ONCE: Final = 10  # answers that are decided about together


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

    `author` is nobody for somebody without an account, for whom a coordinator typed, and of an answer without a name:
    that has no `role_group` either, and perhaps a `pool` under which its author wished it to stand. `name` stands
    beside it, as it was when it was posted; it is empty where only the group is shown. `told` is the outcome that its
    author knows of.
    """

    id: ContributionId
    guild: GuildId
    topic: TopicId
    author: PersonId
    role_group: RoleGroup | None
    answer: GivenAnswer
    shown_as: ShownAs
    name: str
    quote: Quote
    posted_at: datetime
    decision: Decision | None = None
    told_at: datetime | None = None
    told: ContributionOutcome | None = None
    pool: Pool = ()

    @property
    def is_anonymous(self) -> bool:
        """Tell whether it is an answer without a name: nobody knows of whom."""
        return self.role_group is None

    @property
    def is_owed_a_word(self) -> bool:
        """Tell whether its author does not know yet what became of it, or knows it as it was before."""
        return self.decision is not None and (self.told_at is None or self.decision.outcome is not self.told)


@dataclass(frozen=True, slots=True)
class Behalf:
    """Somebody for whom a coordinator types; the author is nobody where they have no account here."""

    author: PersonId
    role_group: RoleGroup
    called: str = ""


@dataclass(frozen=True, slots=True)
class BegunAnswer:
    """An answer that is not posted yet: whoever writes it alone sees it, for a day.

    It has another `id` whenever it is changed, so that nothing is posted but what somebody has seen. `behalf` says for
    whom a coordinator types it; without it, it is one's own.
    """

    id: BegunId
    guild: GuildId
    topic: TopicId
    person: PersonId
    answer: GivenAnswer
    shown_as: ShownAs
    quote: Quote
    begun_at: datetime
    behalf: Behalf | None = None


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


class Place(StrEnum):
    """Where in an answer some of its words stand."""

    FIRST = "first"
    SECOND = "second"
    FOLLOW_UP = "follow_up"
    ADDED = "added"


@dataclass(frozen=True, slots=True)
class Excerpt:
    """Some of the words of an answer; `goes_on`: what stands before it stands in the message before."""

    place: Place
    words: str
    goes_on: bool = False


def checked_answer(answer: GivenAnswer, asked: TopicWords) -> GivenAnswer:
    """Return an answer if this question can be answered so: by one of its answers, in so many words and boxes."""
    if answer.option is None or not 0 <= answer.option < asked.taps:
        raise Invalid("Please choose one of the answers first. Then write, if you like.")
    if answer.length > ALL_LENGTH:
        raise Invalid("That is {n} letters more than fit. Please write it shorter.", n=answer.length - ALL_LENGTH)
    first, second = (words if len(asked.prompts) > place else "" for place, words in enumerate(answer.words))
    return replace(answer, words=(first, second), follow_up=answer.follow_up if asked.follow_up else "")


def told_at_least(number: int, *, sensitive: bool) -> int:
    """Return what may be told of how many people said something: so many at least, or 0 where they are too few."""
    least = SMALLEST_WRITTEN if sensitive else SMALLEST
    return max((band for band in _BANDS if least <= band <= number), default=0)


def in_parts(answer: GivenAnswer) -> tuple[tuple[Excerpt, ...], ...]:
    """Return the words of an answer as they stand in messages, one after the other: one at least, perhaps empty."""
    places = (Place.FIRST, Place.SECOND, Place.FOLLOW_UP, Place.ADDED)
    parts: list[list[Excerpt]] = [[]]
    room = PART_LENGTH
    for place, words in zip(places, (*answer.words, answer.follow_up, answer.added), strict=True):
        left = words
        while left:
            here, left = _broken(left, room)
            if here:
                parts[-1].append(Excerpt(place, here, goes_on=not words.startswith(here)))
                room -= len(here)
            if left:
                parts.append([])
                room = PART_LENGTH
    return tuple(tuple(part) for part in parts)


def _broken(words: str, room: int) -> tuple[str, str]:
    """Return what has room and what has not, broken where there is a space."""
    if len(words) <= room:
        return words, ""
    space = max(words.rfind(" ", 0, room), words.rfind("\n", 0, room))
    if space <= 0 and room < PART_LENGTH:
        return "", words
    end = space if space > 0 else room
    return words[:end].rstrip(), words[end:].lstrip()
