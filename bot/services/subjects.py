"""What people are asked about, whatever it is: what waits for somebody's answer."""

from datetime import datetime

from bot.domain.people import Actor
from bot.domain.subjects import Subject
from storage.store import Transaction


def what_is_open(tx: Transaction, actor: Actor, *, now: datetime) -> tuple[Subject, ...]:
    """Return everything the one who asks can answer, answered or not, soonest close first."""
    return tx.subjects.open_for(tx, actor.guild, actor.person, now=now)
