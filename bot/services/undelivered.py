"""What could not be delivered: whoever asked others for something is told, once a day at most, and never who it was."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from bot.domain.letter_kinds import LetterKind
from bot.domain.letters import UNKNOWN_MESSAGE, Failure, Letter, Note, Trouble, Verdict
from bot.domain.people import NOBODY, GuildId
from bot.domain.times import day_of, midnight_of
from bot.services.notes import write_to_person
from storage import letters, servers, undelivered
from storage.store import Transaction

KIND: Final = LetterKind("undelivered")

_WORTH_TELLING: Final = timedelta(days=2)
_TOLD: Final = frozenset({Verdict.DEAD, Verdict.GONE, Verdict.BARRED})


@dataclass(frozen=True, slots=True)
class Undelivered:
    """The places that cannot be written to, and whether some note to a person came to nothing."""

    places: tuple[Trouble, ...]
    to_people: bool


def tell_author(tx: Transaction, letter: Letter, verdict: Verdict, failure: Failure, *, now: datetime) -> None:
    """Have whoever wrote a vote told that something about it cannot be delivered, once on each day."""
    if verdict not in _TOLD or failure.error == UNKNOWN_MESSAGE:
        return
    day = day_of(now, zone=servers.server(tx, letter.guild).zone)
    for one in (letter, *letters.carried_by(tx, letter.id)):
        author = undelivered.author_of(tx, one.subject)
        if author not in (None, NOBODY, letter.person):
            note = Note(KIND, str(letter.guild), now, now + _WORTH_TELLING, occasion=f"{day}")
            write_to_person(tx, letter.guild, author, note)


def undelivered_for(tx: Transaction, letter: Letter, *, now: datetime) -> Undelivered | None:
    """Return what is still to be said to whom this letter is for: None once all of it is mended."""
    if letter.person is None:
        return None
    zone = servers.server(tx, letter.guild).zone
    since = midnight_of(day_of(letter.not_before, zone=zone), zone=zone)
    found = Undelivered(
        barred_places(tx, letter.guild, now=now),
        undelivered.some_failed(tx, letter.guild, letter.person, since=since),
    )
    return found if found.places or found.to_people else None


def barred_places(tx: Transaction, guild: GuildId, *, now: datetime) -> tuple[Trouble, ...]:
    """Return the places of this server that letters cannot reach, and why."""
    here = servers.server(tx, guild)
    used = [place for place in (here.start_channel, here.notices_channel) if place is not None]
    return letters.troubles(tx, guild, used=used, now=now)
