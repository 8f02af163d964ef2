"""Progress: what each noun has to tell of a stretch of time to everybody: what was, what is open, what comes."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Protocol, TypeVar

from bot.domain.people import GuildId

Tx_contra = TypeVar("Tx_contra", contravariant=True)


class ProgressState(StrEnum):
    """How far something has come, in the order of time."""

    WAS = "was"
    OPEN = "open"
    COMES = "comes"


@dataclass(frozen=True, slots=True)
class ProgressEntry:
    """Something that was, is open or comes: what it is called, and its moment.

    `kind` names its noun, which draws it. The `moment` is when it ended, closes, begins or, where it met, began.
    """

    kind: str
    title: str
    state: ProgressState
    moment: datetime


class Progress(Protocol[Tx_contra]):
    """Says what of one noun belongs to a stretch of time: public facts, the same for everybody."""

    def __call__(
        self, tx: Tx_contra, guild: GuildId, /, *, since: datetime, until: datetime, now: datetime
    ) -> tuple[ProgressEntry, ...]:
        """Return what opened here from one moment to just before the other, and what is to open before that."""


class Progressed(Protocol[Tx_contra]):
    """Hears that what is open here, or comes, is not what it was."""

    def __call__(self, tx: Tx_contra, guild: GuildId, /, *, now: datetime) -> None:
        """Bring up to date what says so."""
