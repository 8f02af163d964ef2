"""What was published, for the week in short and for where a programme stands: it says the same to everybody."""

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from bot.domain.happenings import Happening, Section
from bot.domain.outputs import Output, OutputState
from bot.domain.people import GuildId, PersonId
from bot.domain.progress import ProgressEntry, ProgressState
from storage import outputs
from storage.store import Transaction

KIND: Final = "output"


@dataclass(frozen=True, slots=True)
class OutputNews:
    """An edition that was published: which one, and what it is called in it."""

    edition: int
    title: str


def happened(
    tx: Transaction, guild: GuildId, _person: PersonId, *, since: datetime, until: datetime
) -> tuple[Happening, ...]:
    """Return the outputs of which an edition was published in this time, as far as none was after it."""
    found = _published(tx, guild, since, until)
    return tuple(Happening(KIND, Section.CHANGED, OutputNews(one.edition, title)) for one, title, _ in found)


def progress(
    tx: Transaction, guild: GuildId, *, since: datetime, until: datetime, now: datetime
) -> tuple[ProgressEntry, ...]:
    """Return what was published in this time, and what can be once everybody has said how they wish to be named."""
    del now
    was = (
        ProgressEntry(KIND, title, ProgressState.WAS, when) for _, title, when in _published(tx, guild, since, until)
    )
    asking = outputs.outputs_here(tx, guild, OutputState.ASKING)
    comes = (
        ProgressEntry(KIND, one.words.title, ProgressState.COMES, one.asked_until)
        for one in asking
        if one.asked_until is not None and since <= one.asked_until < until
    )
    return (*was, *comes)


def _published(tx: Transaction, guild: GuildId, since: datetime, until: datetime) -> list[tuple[Output, str, datetime]]:
    """Return what stands published since then, oldest first: with what it is called there, and when it was."""
    found: list[tuple[Output, str, datetime]] = []
    for one in outputs.outputs_here(tx, guild, OutputState.PUBLISHED, OutputState.ASKING):
        edition = outputs.edition_of(tx, one.id)
        if edition is not None and one.published_at is not None and since <= one.published_at < until:
            found.append((one, edition.words.title, one.published_at))
    return sorted(found, key=lambda those: those[2])
