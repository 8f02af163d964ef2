"""What becomes of sessions when somebody is not in the server any more."""

from datetime import datetime

from bot.domain.people import GuildId, PersonId
from bot.services.sessions.cards import name_no_longer
from bot.services.sessions.places import give_places_up
from storage.store import Transaction


def unreachable(tx: Transaction, guild: GuildId, person: PersonId, *, has_left: bool, now: datetime) -> None:
    """Let others move up, and name no contact who is not there; who only takes no messages keeps their place."""
    if has_left:
        give_places_up(tx, guild, person, now=now)
        name_no_longer(tx, guild, person, now=now)
