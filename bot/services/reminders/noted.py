"""What stood in a note that somebody wants to see again later."""

from datetime import datetime

from bot.domain.letters import Letter
from bot.domain.people import GuildId, PersonId
from storage import letters
from storage.store import Transaction


def in_note(tx: Transaction, guild: GuildId, person: PersonId, note: str) -> tuple[Letter, ...]:
    """Return the letters that this note to this person carries, or the one that came by itself."""
    found = letters.letter_to(tx, guild, person, note)
    return () if found is None else letters.carried_by(tx, note) or (found,)


def of_use_until(tx: Transaction, guild: GuildId, person: PersonId, note: str) -> datetime | None:
    """Return how long anything in this note is of use: None when it is no longer remembered."""
    return max((letter.expires_at for letter in in_note(tx, guild, person, note)), default=None)
