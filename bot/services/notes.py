"""Letters to persons: inside their hours, in private or behind a button, never where others see them."""

from bot.domain.letters import NewLetter, Note
from bot.domain.people import GuildId, PersonId
from storage import letters, partners
from storage.store import Transaction


def write_to_person(tx: Transaction, guild: GuildId, person: PersonId, note: Note) -> None:
    """Promise to tell this person something, once; the feature that owns the kind says how it reads."""
    key = ":".join(filter(None, (note.kind, note.subject, str(person), note.occasion)))
    letters.write_letter(
        tx,
        NewLetter(note.kind, key, guild, None, person, note.subject, note.not_before, note.expires_at),
    )


def languages_for(tx: Transaction, guild: GuildId, person: PersonId) -> tuple[str | None, str | None]:
    """Return this person's own language and the server's, each None where nobody chose one, for a letter to them."""
    return partners.languages(tx, guild, person)
