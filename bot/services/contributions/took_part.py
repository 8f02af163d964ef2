"""What somebody answered, for their own record: the question, the day, and what came of it."""

from bot.domain.people import GuildId, PersonId
from bot.domain.record import EntryId, RecordEntry
from bot.domain.times import day_of
from bot.services.contributions.happened import KIND
from storage import contributions, servers, topics
from storage.store import Transaction


def took_part(tx: Transaction, guild: GuildId, person: PersonId, /) -> tuple[RecordEntry, ...]:
    """Return each question that this person answered, as their answer stands now, newest first."""
    zone = servers.server(tx, guild).zone
    return tuple(
        RecordEntry(
            id=EntryId(one.id),
            kind=KIND,
            title=topic.words.question,
            on=day_of(one.posted_at, zone=zone),
            outcome=one.decision.outcome.value if one.decision else "",
            came_of_it=one.decision.reason if one.decision else "",
        )
        for one in contributions.all_by(tx, guild, person)
        if (topic := topics.topic(tx, guild, one.topic)) is not None
    )
