"""Drafts: what somebody has begun and not sent, as it is found again without naming the noun."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final, Protocol, TypeVar

from bot.domain.people import GuildId, PersonId

Tx_contra = TypeVar("Tx_contra", contravariant=True)

DRAFT_LIFE: Final = timedelta(days=7)  # of what coordinators write


@dataclass(frozen=True, slots=True)
class KeptDraft:
    """A draft: its reference, what it is called, and until when it is kept; None while the advisory group has it.

    `kind` names its noun, whose feature leads back to it.
    """

    id: str
    kind: str
    title: str
    kept_until: datetime | None


class Drafts(Protocol[Tx_contra]):
    """Finds what somebody has begun."""

    def __call__(self, tx: Tx_contra, guild: GuildId, person: PersonId, /, *, now: datetime) -> tuple[KeptDraft, ...]:
        """Return the drafts that are this person's own, newest first; nobody else's."""
