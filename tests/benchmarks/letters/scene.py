"""What stands in our database before anything is due: people who may be written to at any hour, a letter for each."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from pathlib import Path
from typing import Final

from bot.clock import Clock
from bot.domain.hours import WEEK, Hours, Pattern, Window
from bot.domain.letters import PrivateLetter
from bot.domain.people import Actor, ChannelId, GuildId, PersonId, RoleGroup
from bot.domain.preferences import Preferences
from bot.services import partners
from bot.services.lifecycle import LOST_SETUP
from bot.services.notes import write_to_person
from storage.conversations import keep_conversation
from storage.keys import Keys
from storage.preferences import put_preferences
from storage.store import Store, Transaction

AT_ANY_HOUR: Final = Hours(Pattern.OWN, tuple(Window(day, 0, 24 * 60) for day in WEEK), quiet_from=0, quiet_until=0)
_A_WEEK = timedelta(days=7)
_AT_ONCE = 1000


async def write_letters(folder: Path, guild: GuildId, people: Mapping[PersonId, ChannelId], due: datetime) -> None:
    """Let these people have joined and been written to before, and write each a letter that is due at this moment."""
    store = await Store.open(folder / "data", Keys(folder / "keys"))
    everybody = list(people.items())
    try:
        for first in range(0, len(everybody), _AT_ONCE):
            some = dict(everybody[first : first + _AT_ONCE])
            await store.run(write_some, guild, list(some), due)
            await store.run(know_some, guild, some)
    finally:
        await store.close()


def write_some(tx: Transaction, guild: GuildId, people: Sequence[PersonId], due: datetime) -> None:
    """Let these people have joined, with a letter for each."""
    now = Clock().now()
    for person in people:
        partners.join(tx, Actor(person, guild), RoleGroup.WORKER, now=now)
        put_preferences(tx, Preferences(person, guild, now, AT_ANY_HOUR))
        write_to_person(tx, guild, person, PrivateLetter(LOST_SETUP, str(guild), due, due + _A_WEEK))


def know_some(tx: Transaction, guild: GuildId, people: Mapping[PersonId, ChannelId]) -> None:
    """Remember the private conversations with these people, as after an earlier letter."""
    for person, channel in people.items():
        keep_conversation(tx, guild, person, channel)


async def count_states(folder: Path) -> dict[str, int]:
    """Say how many letters to persons ended how, from the database of a bot that has stopped."""
    store = await Store.open(folder / "data", Keys(folder / "keys"))
    try:
        return await store.run(_states)
    finally:
        await store.close()


def _states(tx: Transaction) -> dict[str, int]:
    asked = f"SELECT state, count(*) FROM letters WHERE kind = '{LOST_SETUP.name}' GROUP BY state"
    return dict(tx.sql.exec_driver_sql(asked).all())
