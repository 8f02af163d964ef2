"""Twins: what waits, open for weeks, for those who cannot come; whatever holds meetings asks for one by this port."""

from dataclasses import dataclass
from datetime import datetime
from typing import Protocol, TypeVar

from bot.domain.people import GuildId, PersonId, RoleGroup
from bot.domain.subjects import SubjectId

Tx_contra = TypeVar("Tx_contra", contravariant=True)


@dataclass(frozen=True, slots=True)
class NewTwin:
    """What a twin asks, of whom, for what is offered, and until when; `beside` is what it is the twin of."""

    guild: GuildId
    author: PersonId
    beside: SubjectId
    question: str
    why: str
    options: tuple[str, ...]
    prompts: tuple[str, ...]
    minutes: int
    offer: str
    audience: frozenset[RoleGroup]
    closes_at: datetime


class Twins(Protocol[Tx_contra]):
    """What one noun does for whatever meets."""

    def open(self, tx: Tx_contra, twin: NewTwin, *, now: datetime) -> SubjectId:
        """Open one, with its card; refused where it cannot open, and then nothing has changed."""

    def move(self, tx: Tx_contra, twin: SubjectId, closes_at: datetime, *, now: datetime) -> None:
        """Have it close at another time, as long as it is open."""

    def hear(self, tx: Tx_contra, twin: SubjectId, heard: str, *, now: datetime) -> None:
        """Put into it what was heard at the meeting, marked so: empty words take it out again."""


class TwinClosed(Protocol[Tx_contra]):
    """Does what follows for a meeting when its twin has closed."""

    def __call__(self, tx: Tx_contra, twin: SubjectId, /, *, now: datetime) -> None:
        """Do it: nobody answers any more, and what was said stays where it stands."""
