"""What is held about a person, told to them in plain words, and what becomes of it when they have it deleted."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum


class ValueKind(StrEnum):
    """How a value is put into words."""

    PLAIN = "plain"  # as it is
    MOMENT = "moment"  # a day and a time
    DAY = "day"  # a date
    YES_NO = "yes_no"  # yes or no
    CLOCK = "clock"  # minutes after midnight
    PLACE = "place"  # in a list: the first is 0
    WEEKDAY = "weekday"  # Monday is 0
    WEEKDAYS = "weekdays"  # one bit for each, Monday the lowest
    CHOICE = "choice"  # one of a few known values, each with words of its own


class RowFate(StrEnum):
    """What becomes of rows about somebody who leaves, is away for long, or has everything deleted."""

    DELETED = "deleted"  # the row goes
    EMPTIED = "emptied"  # the row stays, and nothing in it says who it was
    KEPT = "kept"  # the row stays as it is
    OWED = "owed"  # what they are owed stays, and the way to reach them with it; the rest is deleted


class Parting(StrEnum):
    """How somebody stops taking part."""

    LEAVING = "leaving"  # by pressing Leave
    AWAY = "away"  # out of the server for 30 days


@dataclass(frozen=True, slots=True)
class Fates:
    """What becomes of a row when somebody presses Leave, has been away for 30 days, or has everything deleted."""

    leaving: RowFate
    away: RowFate
    erasure: RowFate

    def on(self, parting: Parting) -> RowFate:
        """Return what becomes of it when somebody stops taking part like this."""
        return self.leaving if parting is Parting.LEAVING else self.away


Value = str | int | date | datetime | None


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing that is held: in which column, what that is called, and the value as it is kept.

    `meaning` is what a value means that is one of a few, where a feature has words for it.
    """

    column: str
    called: str
    value: Value
    kind: ValueKind
    meaning: str = ""


@dataclass(frozen=True, slots=True)
class Holding:
    """All rows of one kind about a person; `why` says why they stay, where they do.

    `can_be_found` is False where nothing tells whose a row is: then nobody is shown any.
    """

    kind: str
    called: str
    when_erased: RowFate
    why: str
    rows: tuple[tuple[Fact, ...], ...]
    can_be_found: bool = True
