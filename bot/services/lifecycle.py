"""Coming and going: people who leave a server, and servers that let the bot go.

Nobody asks for any of this: Discord tells it. What is known rests for 30 days, and whoever is back by then finds it.
"""

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Final

from bot.domain.letter_kinds import AFTER_LEAVING, LetterKind
from bot.domain.letters import PrivateLetter
from bot.domain.people import GuildId, PersonId
from bot.domain.personal import Parting
from bot.services.notes import write_to_person
from bot.services.parting import part_with
from storage import coordinators, departures, letters, personal, servers
from storage.contacts import Contact, away_since_before, contact_with, keep_contact
from storage.forgetting_servers import forget_server, known_servers
from storage.store import Transaction

KEPT_FOR: Final = timedelta(days=30)
_WORTH_OFFERING: Final = timedelta(days=7)
LOST_SETUP: Final = LetterKind("lost_setup")


def note_left(tx: Transaction, guild: GuildId, person: PersonId, *, now: datetime) -> None:
    """Note that somebody is not in the server any more: nothing more is sent, but for the offer of what to do now."""
    coordinators.remove_coordinator(tx, guild, person)
    known = contact_with(tx, guild, person) or Contact()
    if known.away_since is None and personal.is_held(tx, guild, person):
        letters.drop_letters_to(tx, guild, person)
        offer = PrivateLetter(AFTER_LEAVING, str(guild), now, now + _WORTH_OFFERING, f"{now:%Y%m%d}")
        write_to_person(tx, guild, person, offer)
        keep_contact(tx, guild, person, replace(known, away_since=now, is_back=False))
    for unreachable in tx.nouns.unreachable:
        unreachable(tx, guild, person, has_left=True, now=now)


def note_arrived(tx: Transaction, guild: GuildId, person: PersonId, *, now: datetime) -> None:
    """Note that somebody is in the server again; they are welcomed back when they next press something."""
    for back in tx.nouns.back:
        back(tx, guild, person, now=now)
    known = contact_with(tx, guild, person)
    if known is not None and known.away_since is not None:
        keep_contact(tx, guild, person, replace(known, away_since=None, is_back=True))


def is_away(tx: Transaction, guild: GuildId, person: PersonId) -> bool:
    """Tell whether somebody is still out of the server, for a letter to them."""
    known = contact_with(tx, guild, person)
    return known is not None and known.away_since is not None


def forget_the_away(tx: Transaction, *, now: datetime) -> int:
    """Forget what they chose of those who left 30 days ago and are not back; return how many they are."""
    gone = away_since_before(tx, now - KEPT_FOR)
    for guild, person in gone:
        part_with(tx, guild, person, Parting.AWAY, now=now)
    return len(gone)


def forget_ways(tx: Transaction, *, now: datetime) -> int:
    """Forget how to reach those who take no part, once no letter to them is remembered; return how many rows."""
    del now
    return personal.forget_ways_to_strangers(tx)


def note_removed(tx: Transaction, guild: GuildId, *, now: datetime) -> None:
    """Note that the bot was removed from a server: all that concerns it rests."""
    departures.note_departure(tx, guild, now=now)


def note_returned(tx: Transaction, guild: GuildId) -> None:
    """Note that the bot is in a server: all that concerns it goes on."""
    departures.remove_departure(tx, guild)


def compare_servers(tx: Transaction, present: frozenset[GuildId], *, now: datetime) -> None:
    """Note which of the servers we know we are in: it may have changed while nobody listened."""
    for guild in known_servers(tx) - present:
        departures.note_departure(tx, guild, now=now)
    for guild in departures.departed(tx) & present:
        departures.remove_departure(tx, guild)


def forget_departed(tx: Transaction, *, now: datetime) -> int:
    """Forget the servers that let the bot go 30 days ago, once each noun has ended what is left; return how many."""
    gone = departures.departed_before(tx, now - KEPT_FOR)
    for guild in gone:
        for forgotten in tx.nouns.server_forgotten:
            forgotten(tx, guild)
        forget_server(tx, guild, now=now)
    return len(gone)


def note_lost(tx: Transaction, guild: GuildId, owner: PersonId, lost: int, *, now: datetime) -> bool:
    """Have the owner told, once a day, that something set up here was deleted; tell whether it was one of ours."""
    here = servers.server(tx, guild)
    roles = (here.coordinator_role, here.advisory_role, *(here.group_roles or {}).values())
    if lost not in (*roles, here.start_channel, here.notices_channel, here.advisory_channel):
        return False
    write_to_person(
        tx, guild, owner, PrivateLetter(LOST_SETUP, str(guild), now, now + _WORTH_OFFERING, f"{now:%Y%m%d}")
    )
    return True
