"""One's own record: what somebody took part in, as they alone see it, and what they keep of it."""

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Final, NewType, Protocol, TypeVar

from bot.domain.people import GuildId, PersonId
from bot.domain.refusals import Invalid

EntryId = NewType("EntryId", str)
Tx_contra = TypeVar("Tx_contra", contravariant=True)

LEARNED_LENGTH: Final = 600
NAME_LENGTH: Final = 80
MOST_ON_CERTIFICATE: Final = 50
CERTIFICATE_DRAFT_LIFE: Final = timedelta(days=1)


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


class TookBack(Protocol[Tx_contra]):
    """Hears that somebody says of something that they did not take part in it after all."""

    def __call__(self, tx: Tx_contra, guild: GuildId, person: PersonId, entry: EntryId, /) -> None:
        """Forget it for them, where it is kept."""


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


@dataclass(frozen=True, slots=True)
class CertificateToMake:
    """A certificate as it would be made now: what stands on it, oldest first, and the day on which it is made."""

    draft: CertificateDraft
    entries: tuple[RecordEntry, ...]
    made_on: date


def with_words(draft: CertificateDraft, name: str, learned: str) -> CertificateDraft:
    """Return a certificate in another name and with other words; refuse one without a name, and what does not fit."""
    name, learned = name.strip(), learned.strip()
    if not name:
        raise Invalid("Please write the name that stands on it.")
    if len(name) > NAME_LENGTH:
        raise Invalid("The name is too long. Up to {most} characters fit.", most=NAME_LENGTH)
    if len(learned) > LEARNED_LENGTH:
        raise Invalid("What you learned is too long. Up to {most} characters fit.", most=LEARNED_LENGTH)
    return replace(draft, name=name, learned=learned)


def with_entries(draft: CertificateDraft, offered: frozenset[EntryId], chosen: tuple[EntryId, ...]) -> CertificateDraft:
    """Return a certificate for what was chosen of those offered, and for what it was for beside them."""
    kept = (*(one for one in draft.entries if one not in offered), *(one for one in chosen if one in offered))
    if len(kept) > MOST_ON_CERTIFICATE:
        raise Invalid("That is more than {most} things. Please choose fewer.", most=MOST_ON_CERTIFICATE)
    return replace(draft, entries=kept)
