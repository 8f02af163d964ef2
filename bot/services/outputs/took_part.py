"""What was made in which somebody's words stand, or their name, for their own record: as it was last published."""

from collections.abc import Iterator

from bot.domain.outputs import Edition
from bot.domain.people import GuildId, PersonId
from bot.domain.preferences import Credit
from bot.domain.record import EntryId, RecordEntry
from bot.domain.times import day_of
from bot.services.outputs.happened import KIND
from bot.services.outputs.pieces import piece_of
from storage import outputs, servers
from storage.store import Transaction


def took_part(tx: Transaction, guild: GuildId, person: PersonId, /) -> tuple[RecordEntry, ...]:
    """Return each thing that was made, with the numbers of their lines and what they are named for, newest first."""
    zone = servers.server(tx, guild).zone
    named = {one.output: one.roles for one in outputs.credits_by(tx, guild, person) if one.way is not Credit.NONE}
    found = []
    for made in outputs.outputs_here(tx, guild):
        edition = outputs.edition_of(tx, made.id) if made.stands else None
        if edition is None or made.published_at is None:
            continue
        did = (*_lines(tx, guild, person, edition), *(role.value for role in named.get(made.id, ())))
        if did or made.id in named:
            on = day_of(made.published_at, zone=zone)
            found.append(RecordEntry(EntryId(made.id), KIND, edition.words.title, on, " ".join(did)))
    return tuple(sorted(found, key=lambda one: one.on, reverse=True))


def _lines(tx: Transaction, guild: GuildId, person: PersonId, edition: Edition) -> Iterator[str]:
    """Yield the number of each line into which something went that this person wrote."""
    for line in edition.lines:
        if any(_wrote(tx, guild, person, piece) for piece in line.pieces):
            yield str(line.number)


def _wrote(tx: Transaction, guild: GuildId, person: PersonId, piece: str) -> bool:
    found = piece_of(tx, guild, piece)
    return found is not None and found.author == person
