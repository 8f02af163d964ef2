"""Who is in the server no more: asked of Discord once a day and before a vote opens, of all alike.

Nobody's press leads to any of this, so that it tells of none.
"""

from collections.abc import Collection
from datetime import datetime, timedelta
from typing import Final

from bot.domain.people import GuildId, PersonId
from bot.services import lifecycle
from storage import app_state, departures, personal, servers
from storage.contacts import contacts_with
from storage.store import Transaction

_DUE: Final = "membership due"
_EVERY: Final = timedelta(days=1)
_AGAIN: Final = timedelta(hours=1)  # where Discord did not say


def servers_to_ask_about(tx: Transaction) -> tuple[GuildId, ...]:
    """Return the servers in which the bot is and has something to do."""
    return tuple(sorted({one.guild for one in servers.every_server(tx)} - departures.departed(tx)))


def whom_to_ask_about(tx: Transaction, guild: GuildId) -> tuple[PersonId, ...]:
    """Return the lead, and everybody about whom something is held that goes when they have been away for long."""
    lead = servers.server(tx, guild).lead
    return tuple(sorted(personal.people_held(tx, guild) | ({lead} if lead else set())))


def note_present(
    tx: Transaction, guild: GuildId, asked: Collection[PersonId], present: frozenset[PersonId], *, now: datetime
) -> None:
    """Note who of these people is in the server, and who is not any more."""
    lead = servers.server(tx, guild).lead
    away = {person for person, one in contacts_with(tx, guild, asked).items() if one.away_since is not None}
    for person in asked:
        if person not in present and person not in away:
            lifecycle.note_left(tx, guild, person, now=now)
        elif person in present and (person in away or person == lead):
            lifecycle.note_arrived(tx, guild, person, now=now)


def next_due(tx: Transaction, *, now: datetime) -> datetime | None:
    """Return when Discord is next asked about everybody: at once where it never was."""
    due = app_state.read_state(tx, _DUE)
    return now if due is None else min(datetime.fromisoformat(due), now + _EVERY)  # or the clock was ahead then


def note_asked(tx: Transaction, *, answered: bool, now: datetime) -> None:
    """Note that Discord has been asked about everybody; where it did not say of all, it is asked again soon."""
    app_state.keep_state(tx, _DUE, (now + (_EVERY if answered else _AGAIN)).isoformat())
