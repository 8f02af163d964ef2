"""One's own record: what somebody took part in, as they alone see it, and what they keep of it."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Final, NewType, Protocol, TypeVar

from bot.domain.people import GuildId, PersonId

EntryId = NewType("EntryId", str)
Tx_contra = TypeVar("Tx_contra", contravariant=True)

LEARNED_LENGTH: Final = 600
NAME_LENGTH: Final = 80
CERTIFICATE_DRAFT_DAYS: Final = 1


@dataclass(frozen=True, slots=True)
class RecordEntry:
    """Something that somebody took part in: what it is called, and the day.

    `kind` names its noun, which draws it. `kept_until`: it is forgotten then, unless its person keeps it.
    `outcome` is what its noun calls what became of it, `came_of_it` says why in the words of who decided; either may be
    empty.
    """

    id: EntryId
    kind: str
    title: str
    on: date
    outcome: str = ""
    came_of_it: str = ""
    kept_until: datetime | None = None
    is_kept: bool = False


class TookPart(Protocol[Tx_contra]):
    """Says of one noun what somebody took part in: to themselves alone."""

    def __call__(self, tx: Tx_contra, guild: GuildId, person: PersonId, /) -> tuple[RecordEntry, ...]:
        """Return it, newest first; nothing that is answered in secret."""


@dataclass(frozen=True, slots=True)
class CertificateDraft:
    """A certificate that somebody is preparing, kept for a day: for what, in which name and language, their words."""

    guild: GuildId
    person: PersonId
    entries: tuple[EntryId, ...]
    name: str
    learned: str
    language: str
    begun_at: datetime
