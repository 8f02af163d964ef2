"""The sessions that somebody says they were at, for their own record: as long as that is kept."""

from bot.domain.people import GuildId, PersonId
from bot.domain.record import EntryId, RecordEntry
from bot.domain.sessions import REPLIES_KEPT, Session
from bot.domain.times import day_of
from bot.services.sessions.drafts import KIND
from storage import sessions
from storage.store import Transaction


def took_part(tx: Transaction, guild: GuildId, person: PersonId, /) -> tuple[RecordEntry, ...]:
    """Return each session at which this person says they were, newest first."""
    said = (one.session for one in sessions.replies_by(tx, guild, person) if one.was_there)
    found = (sessions.session(tx, guild, one) for one in said)
    there = sorted((one for one in found if one is not None), key=lambda one: one.starts_at, reverse=True)
    return tuple(map(_entry, there))


def _entry(session: Session) -> RecordEntry:
    return RecordEntry(
        id=EntryId(session.id),
        kind=KIND,
        title=session.words.title,
        on=day_of(session.starts_at, zone=session.meant.zone),
        kept_until=session.ends_at + REPLIES_KEPT,
    )
