"""What is done when somebody stops taking part: what goes goes by the register, and nouns see to what rows cannot."""

from datetime import datetime

from bot.domain.people import GuildId, PersonId
from bot.domain.personal import Parting
from storage import personal
from storage.store import Transaction


def part_with(tx: Transaction, guild: GuildId, person: PersonId, parting: Parting, *, now: datetime) -> None:
    """Let go of what goes with somebody who stops taking part; what they asked for and are owed stays."""
    ending = [kind.name for kind in tx.nouns.letter_kinds.values() if kind.ends_on_leaving]
    personal.part(tx, guild, person, parting, ending=ending)
    follow(tx, guild, person, now=now)


def follow(tx: Transaction, guild: GuildId, person: PersonId, *, now: datetime) -> None:
    """Have every noun do what rows cannot, now that rows about somebody are gone."""
    for left in tx.nouns.left:
        left(tx, guild, person, now=now)
