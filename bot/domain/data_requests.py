"""What people ask about their own data that the bot cannot do by itself."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from bot.domain.due_dates import answer_due, complaint_due
from bot.domain.people import Nation


class RequestKind(StrEnum):
    """What somebody asks."""

    QUESTION = "question"
    CORRECTION = "correction"
    COMPLAINT = "complaint"


@dataclass(frozen=True, slots=True)
class DataRequest:
    """A request as coordinators see it: when it came and by when it is due, and never whose it is."""

    id: str
    kind: RequestKind
    made_at: datetime
    due: date
    done_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class RequestWords:
    """A request with what was asked and answered, still without whose it is."""

    request: DataRequest
    words: str
    answer: str


def due_of(kind: RequestKind, made: date, nation: Nation) -> date:
    """Return by when a request made on this day is answered, or a complaint acknowledged."""
    return (complaint_due if kind is RequestKind.COMPLAINT else answer_due)(made, nation)
