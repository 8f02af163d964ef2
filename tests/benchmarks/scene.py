"""What stands in our database before anyone presses: 500 people who have joined, and one open poll."""

from pathlib import Path

from bot.clock import Clock
from bot.domain.people import Actor, ChannelId, GuildId, PersonId, RoleGroup, Server
from bot.domain.poll_words import PollWords
from bot.domain.polls import PollId
from bot.rehearsal.world.world import World
from bot.services import partners, polls, servers
from storage.keys import Keys
from storage.polls import count_ballots
from storage.store import Store, Transaction
from tests.benchmarks.bare import OPTIONS, QUESTION
from tests.benchmarks.timing_standin import TimingStandin


async def prepare(standin: TimingStandin, folder: Path, clock: Clock) -> PollId:
    """Write the database that our bot will find."""
    store = await Store.open(folder / "data", Keys(folder / "keys"))
    try:
        return await store.run(_open_a_poll, standin.world, [PersonId(one.id) for one in standin.people], clock)
    finally:
        await store.close()


async def count_votes(folder: Path, poll: PollId) -> int:
    """Say how many have voted, from the database of a bot that has stopped."""
    store = await Store.open(folder / "data", Keys(folder / "keys"))
    try:
        return await store.run(count_ballots, poll)
    finally:
        await store.close()


def _open_a_poll(tx: Transaction, world: World, people: list[PersonId], clock: Clock) -> PollId:
    guild, now = GuildId(world.guild.id), clock.now()
    owner = Actor(PersonId(world.guild.owner_id), guild, is_owner=True)
    notices = ChannelId(world.places(world.guild)[0].id)
    safe = Server(guild, notices_channel=notices, lead_name="Nia", lead_contact="01632", local_numbers="01632")
    servers.keep_server(tx, owner, safe, now=now)
    for person in people:
        partners.join(tx, Actor(person, guild), RoleGroup.WORKER, now=now)
    draft = polls.draft_poll(tx, owner, PollWords(QUESTION, OPTIONS, "It goes into session 4."), now=now)
    return polls.open_poll(tx, owner, draft.id, now=now).id
