"""The ideas that somebody sent under their name, for their own record: as long as their words are kept."""

from datetime import date

from bot.domain.people import GuildId, PersonId
from bot.domain.proposals import Proposal
from bot.domain.record import EntryId, RecordEntry
from bot.domain.times import day_of
from bot.services.proposals.ideas import KIND
from storage import proposals, servers
from storage.store import Transaction


def took_part(tx: Transaction, guild: GuildId, person: PersonId, /) -> tuple[RecordEntry, ...]:
    """Return each idea under this person's name, newest first; one without a name is nobody's."""
    zone = servers.server(tx, guild).zone
    mine = proposals.sent_by(tx, guild, person)
    return tuple(_entry(one, day_of(one.sent_at, zone=zone)) for one in mine if one.sent_at is not None)


def _entry(idea: Proposal, on: date) -> RecordEntry:
    return RecordEntry(
        id=EntryId(idea.id),
        kind=KIND,
        title=idea.words,
        on=on,
        outcome=idea.answer.value if idea.answer else "",
        came_of_it=idea.reply,
        kept_until=idea.forgotten_at,
    )
