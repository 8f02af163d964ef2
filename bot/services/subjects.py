"""What people are asked about, whatever it is: what waits for somebody's answer."""

from datetime import datetime

from bot.domain.people import Actor, GuildId
from bot.domain.subjects import Subject
from storage.store import Transaction


def what_is_open(tx: Transaction, actor: Actor, *, now: datetime) -> tuple[Subject, ...]:
    """Return everything that still wants the one who asks, soonest close first."""
    return tx.subjects.open_for(tx, actor.guild, actor.person, now=now)


def open_here(tx: Transaction, guild: GuildId, *, now: datetime) -> int:
    """Return how many things are open in this server, whomever they ask: everybody there can see that."""
    return sum(kind.count_open(tx, guild, now=now) for kind in tx.subjects)
