"""Replies to a session: whether somebody comes, takes part later or cannot; nobody else learns which."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from bot.domain.people import PersonId
from bot.domain.sessions import Session, SessionId
from bot.domain.subjects import Subject


class ReplyKind(StrEnum):
    """What somebody says of a session, in one tap and without a reason."""

    GOING = "going"
    LATER = "later"  # through the twin
    CANNOT = "cannot"


class PlaceState(StrEnum):
    """How somebody who wants to come stands for a place."""

    HELD = "held"
    WAITING = "waiting"  # in the order of pressing
    OFFERED = "offered"  # kept for them for a while


@dataclass(frozen=True, slots=True)
class SessionReply:
    """What one person said of one session; only who is going has a `place`.

    `position` is the order of pressing. `offered_until` is when a place that is offered goes to the next, and `offers`
    how many went on to the next before. `was_there` is what they said themselves afterwards, None while they have not.
    """

    session: SessionId
    person: PersonId
    reply: ReplyKind
    position: int
    place: PlaceState | None = None
    offered_until: datetime | None = None
    was_there: bool | None = None
    offers: int = 0


@dataclass(frozen=True, slots=True)
class OwnReply:
    """A session as one of those who are asked sees it, with what they said: None while they have said nothing.

    It says nothing of who that is, so the same is shown to all who said the same. `twin` is what is open to them beside
    it. `again`: they had said so before, and nothing has changed.
    """

    session: Session
    reply: ReplyKind | None = None
    place: PlaceState | None = None
    offered_until: datetime | None = None
    twin: Subject | None = None
    again: bool = False

    @property
    def has_place(self) -> bool:
        """Tell whether a place is theirs."""
        return self.place is PlaceState.HELD
