"""What belongs to a decision: what was corrected since, what speaks against it, and when to ask how it goes."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final, NewType

from bot.domain.answering import OwnNames
from bot.domain.decided import DecisionId, DecisionRecord
from bot.domain.people import GuildId, PersonId, RoleGroup
from bot.domain.preferences import ShownAs
from bot.domain.refusals import Invalid
from bot.domain.times import morning_after

DissentId = NewType("DissentId", str)
FollowUpId = NewType("FollowUpId", str)

DISSENT_LENGTH: Final = 300
CORRECTION_LENGTH: Final = 200  # all there can be fit on one screen with the rest, in two languages
BEGUN_LIFE: Final = timedelta(days=1)
FOLLOWED_UP_AFTER: Final = (28, 84)  # days
OFFERED_FOR: Final = timedelta(days=28)
ON_PAGE: Final = 4  # of what speaks against a decision


class DecisionEventKind(StrEnum):
    """What is added to a decision once it stands."""

    CORRECTED = "corrected"  # something in it was wrong; what stood there stays
    FOLLOWED = "followed"  # it was told what came of it


@dataclass(frozen=True, slots=True)
class DecisionEvent:
    """Something that was added to a decision."""

    kind: DecisionEventKind
    at: datetime
    words: str


@dataclass(frozen=True, slots=True)
class Dissent:
    """What somebody says against a decision, whatever they chose; begun, until it is added.

    It stands under `name`, or where that is empty under the group: None where that has too few people to be named.
    """

    id: DissentId
    guild: GuildId
    decision: DecisionId
    author: PersonId
    role_group: RoleGroup | None
    name: str
    words: str
    begun_at: datetime
    added_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class SpokenAgainst:
    """The same as everybody reads it."""

    words: str
    name: str
    role_group: RoleGroup | None


@dataclass(frozen=True, slots=True)
class DissentPreview:
    """What others will see of it, and the names under which it may stand."""

    decision: DecisionRecord
    dissent: Dissent
    names: OwnNames

    @property
    def shown_as(self) -> ShownAs:
        """Tell how its author is shown."""
        name = self.dissent.name
        if not name:
            return ShownAs.ROLE
        return ShownAs.NAME if name == self.names.in_server else ShownAs.PSEUDONYM


@dataclass(frozen=True, slots=True)
class OwnDissent:
    """What somebody said against a decision, to themselves."""

    decision: DecisionRecord
    dissent: Dissent


@dataclass(frozen=True, slots=True)
class DecisionOnShow:
    """A decision as everybody reads it: with what it decided again, what decided it again, and what was added.

    `against` is the newest of what speaks against it.
    """

    decision: DecisionRecord
    earlier: DecisionRecord | None = None
    later: DecisionRecord | None = None
    events: tuple[DecisionEvent, ...] = ()
    against: tuple[SpokenAgainst, ...] = ()


@dataclass(frozen=True, slots=True)
class AgainstPage:
    """Some of what speaks against a decision, newest first: which page it is, and whether there are more."""

    decision: DecisionRecord
    shown: tuple[SpokenAgainst, ...]
    number: int
    is_last: bool


@dataclass(frozen=True, slots=True)
class FollowUp:
    """That coordinators are offered, from a day on, to ask everybody how it goes with what was decided."""

    id: FollowUpId
    decision: DecisionRecord
    due_at: datetime


def follow_ups_due(decision: DecisionRecord, *, zone: str) -> tuple[datetime, ...]:
    """Return when to ask how it goes: never of what was not adopted."""
    if not decision.is_adopted:
        return ()
    return tuple(morning_after(days, now=decision.decided_at, zone=zone) for days in FOLLOWED_UP_AFTER)


def page_of(against: Sequence[SpokenAgainst], number: int) -> tuple[tuple[SpokenAgainst, ...], int, bool]:
    """Return what stands on this page, the last one where there are fewer, with its number, and whether it is that."""
    last = max(0, (len(against) - 1) // ON_PAGE)
    number = min(number, last)
    return tuple(against[number * ON_PAGE :][:ON_PAGE]), number, number == last


def checked_dissent(words: str) -> str:
    """Return words that can be added, or refuse them in a sentence."""
    return _checked(words, DISSENT_LENGTH, Invalid("Please write what speaks against it."))


def checked_correction(words: str) -> str:
    """Return words that can be added, or refuse them in a sentence."""
    return _checked(words, CORRECTION_LENGTH, Invalid("Please write what is right."))


def _checked(words: str, most: int, empty: Invalid) -> str:
    if not words:
        raise empty
    if len(words) > most:
        raise Invalid("Please write at most {most} letters. Nothing was lost.", most=most)
    return words
