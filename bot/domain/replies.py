"""Replies to a session: whether somebody comes, takes part later or cannot; nobody else learns which."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from bot.domain.people import PersonId
from bot.domain.sessions import SessionId


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

    `position` is the order of pressing. `offered_until` is when a place that is offered goes to the next. `was_there`
    is what they said themselves afterwards, None while they have not.
    """

    session: SessionId
    person: PersonId
    reply: ReplyKind
    position: int
    place: PlaceState | None = None
    offered_until: datetime | None = None
    was_there: bool | None = None
