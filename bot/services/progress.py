"""Progress over every noun: what was, what is open and what comes; and saying that this has changed."""

from datetime import datetime

from bot.domain.people import GuildId
from bot.domain.progress import ProgressEntry
from storage.store import Transaction


def progress_between(
    tx: Transaction, guild: GuildId, *, since: datetime, until: datetime, now: datetime
) -> tuple[ProgressEntry, ...]:
    """Return everything that belongs to this stretch of time, soonest first."""
    told = (progress(tx, guild, since=since, until=until, now=now) for progress in tx.nouns.progress)
    return tuple(sorted((one for those in told for one in those), key=lambda one: one.moment))


def tell_progress(tx: Transaction, guild: GuildId, *, now: datetime) -> None:
    """Have it brought up to date, wherever it is said, what is open here and what comes."""
    for progressed in tx.nouns.progressed:
        progressed(tx, guild, now=now)
