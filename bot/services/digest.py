"""The week in short: promised once a week to those who asked for it, and put together when it is sent."""

from datetime import datetime

from bot.domain.digest import DIGEST, Digest, next_week_to_tell, week_of, week_to_tell
from bot.domain.letters import PrivateLetter
from bot.domain.people import GuildId, PersonId
from bot.services.notes import write_to_person
from storage import digests, opt_outs, preferences, servers
from storage.store import Transaction


def write_due(tx: Transaction, *, now: datetime, limit: int) -> int:
    """Promise the week in short to up to this many who asked for it and were not promised it; return to how many."""
    written = 0
    for guild in digests.servers_with_readers(tx):
        week = week_to_tell(now, zone=servers.server(tx, guild).zone)
        if week is None:
            continue
        for person in digests.not_promised(tx, guild, week.name, limit=limit - written):
            write_to_person(
                tx, guild, person, PrivateLetter(DIGEST, week.name, week.until, week.ends, occasion=str(guild))
            )
            written += 1
    return written


def next_due(tx: Transaction, *, now: datetime) -> datetime | None:
    """Return when a week is next told of, at once where somebody is to be promised it: None where nobody asked."""
    return min((_next_in(tx, guild, now) for guild in digests.servers_with_readers(tx)), default=None)


def _next_in(tx: Transaction, guild: GuildId, now: datetime) -> datetime:
    zone = servers.server(tx, guild).zone
    week = week_to_tell(now, zone=zone)
    if week is not None and digests.not_promised(tx, guild, week.name, limit=1):
        return now
    return next_week_to_tell(now, zone=zone).until


def digest_for(tx: Transaction, guild: GuildId, person: PersonId, name: str, *, now: datetime) -> Digest | None:
    """Return what this person is told of the week of this name: None when they no longer ask, or there is nothing."""
    chosen = preferences.preferences_of(tx, guild, person)
    if chosen is None or not chosen.digest:
        return None
    week = week_of(name, zone=servers.server(tx, guild).zone)
    told = (happened(tx, guild, person, since=week.since, until=week.until) for happened in tx.nouns.happened)
    opened = tx.subjects.open_for(tx, guild, person, now=now)
    found = Digest(
        happened=tuple(one for those in told for one in those),
        opened=tuple(one for one in opened if not opt_outs.has_opted_out(tx, guild, person, one.id)),
    )
    return None if found.says_nothing else found
