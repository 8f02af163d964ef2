"""Happenings: what a noun has to tell of a time that is over, to whoever wants to hear of it in short."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Protocol, TypeVar

from bot.domain.people import GuildId, PersonId

Tx_contra = TypeVar("Tx_contra", contravariant=True)


class Section(StrEnum):
    """Under which heading something is told."""

    DECIDED = "decided"
    CHANGED = "changed"  # what somebody's words led to


@dataclass(frozen=True, slots=True)
class Happening:
    """Something that happened. `kind` names its noun, whose feature draws it from what was `found`."""

    kind: str
    section: Section
    found: object


class Happened(Protocol[Tx_contra]):
    """Says what happened; nothing here depends on whether, or what, somebody has answered."""

    def __call__(
        self, tx: Tx_contra, guild: GuildId, person: PersonId, /, *, since: datetime, until: datetime
    ) -> tuple[Happening, ...]:
        """Return what this person may be told of the time from one moment to just before the other, oldest first."""
