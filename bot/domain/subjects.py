"""Subjects: whatever people can be asked about, as every other feature may know it without naming the noun."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Generic, NewType, Protocol, TypeVar

from bot.domain.letter_kinds import LetterKind
from bot.domain.people import Actor, ChannelId, GuildId, PersonId
from bot.domain.preferences import Preferences
from bot.domain.refusals import NotFound

SubjectId = NewType("SubjectId", str)
Tx = TypeVar("Tx")
Tx_contra = TypeVar("Tx_contra", contravariant=True)


@dataclass(frozen=True, slots=True)
class Subject:
    """Something people are asked about: a reference, what it is called, and how long it stands.

    `kind` names its noun, which is how a feature finds what draws it. `opened_at` is None where it is not said,
    `closes_at` where it closes by no clock, `ended_at` while it has not ended, `minutes` where nobody can say how long
    an answer takes, `thread` where no answers stand in one. `is_met`: people come to it, so it begins as it closes.
    """

    id: SubjectId
    kind: str
    guild: GuildId
    author: PersonId
    title: str
    is_open: bool
    closes_at: datetime | None = None
    ended_at: datetime | None = None
    minutes: int | None = None
    opened_at: datetime | None = None
    thread: ChannelId | None = None
    is_met: bool = False

    def can_be_answered(self, now: datetime) -> bool:
        """Tell whether it is open, and its time not over: one may be past its close and not have ended yet."""
        return self.is_open and (self.closes_at is None or now < self.closes_at)


class SubjectKind(Protocol[Tx_contra]):
    """What one noun answers about its subjects: what is answered in secret looks the same whoever has answered."""

    @property
    def kind(self) -> str:
        """Name the noun."""

    @property
    def reminders(self) -> tuple[LetterKind, ...]:
        """Name the letters that remind of it without anybody asking for them."""

    def find(self, tx: Tx_contra, subject: str) -> Subject | None:
        """Return it as it stands, whoever asks and whichever server it is in: None for what is not this noun's."""

    def asked(self, tx: Tx_contra, guild: GuildId, person: PersonId, subject: str) -> Subject | None:
        """Return it if this person is asked about it here, also when it is over; None otherwise."""

    def open_to(self, tx: Tx_contra, actor: Actor, subject: str, *, now: datetime) -> Subject:
        """Return it to somebody who can still answer; refuse in its own words who is not asked, and what is over."""

    def open_for(self, tx: Tx_contra, guild: GuildId, person: PersonId, *, now: datetime) -> tuple[Subject, ...]:
        """Return everything of this noun that still wants this person, soonest close first.

        What they have answered under a name is left out; what is answered in secret is not, for nobody may tell.
        """

    def count_open(self, tx: Tx_contra, guild: GuildId, *, now: datetime) -> int:
        """Return how many of this noun are open here, whomever they ask: what everybody there can see."""

    def replan(self, tx: Tx_contra, subject: Subject, mine: Preferences, *, now: datetime, anew: bool = False) -> None:
        """Move the reminders that come with it, as far as they lie ahead, to where they suit this person now.

        With `anew` those come again that were taken back; otherwise what was due by now is left alone.
        """


class Subjects(Generic[Tx]):
    """Every noun that people can be asked about; what is found out of one is found out of all."""

    def __init__(self) -> None:
        self._kinds: dict[str, SubjectKind[Tx]] = {}

    def add(self, kind: SubjectKind[Tx]) -> None:
        """Let this noun be asked."""
        self._kinds[kind.kind] = kind

    def __iter__(self) -> Iterator[SubjectKind[Tx]]:
        return iter(self._kinds.values())

    def find(self, tx: Tx, subject: str) -> Subject | None:
        """Return what this reference stands for, whoever asks: None where no noun knows it."""
        return _first(kind.find(tx, subject) for kind in self)

    def asked(self, tx: Tx, guild: GuildId, person: PersonId, subject: str) -> Subject | None:
        """Return what this person is asked about under this reference, also when it is over."""
        return _first(kind.asked(tx, guild, person, subject) for kind in self)

    def open_to(self, tx: Tx, actor: Actor, subject: str, *, now: datetime) -> Subject:
        """Return it to somebody who can still answer; its noun says why not, and what no noun knows is not there."""
        found = self.find(tx, subject)
        if found is None or found.guild != actor.guild:
            raise NotFound("There is nothing here for you to hear of.")
        return self.of(found).open_to(tx, actor, subject, now=now)

    @property
    def reminders(self) -> tuple[str, ...]:
        """Name the kinds of letters that remind of something without anybody asking for them."""
        return tuple(one.name for kind in self for one in kind.reminders)

    def of(self, subject: Subject) -> SubjectKind[Tx]:
        """Return the noun that it belongs to."""
        return self._kinds[subject.kind]

    def open_for(self, tx: Tx, guild: GuildId, person: PersonId, *, now: datetime) -> tuple[Subject, ...]:
        """Return everything that still wants this person, soonest close first; what closes by no clock last."""
        found = [one for kind in self for one in kind.open_for(tx, guild, person, now=now)]
        return tuple(sorted(found, key=lambda one: (one.closes_at is None, one.closes_at)))


def _first(found: Iterable[Subject | None]) -> Subject | None:
    return next((one for one in found if one is not None), None)
