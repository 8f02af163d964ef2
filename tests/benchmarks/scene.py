"""What stands in our database before anyone presses: 500 people who have joined, and an open vote of each kind."""

from collections.abc import Mapping
from pathlib import Path
from typing import Final

from bot.clock import Clock
from bot.domain.people import Actor, ChannelId, GuildId, PersonId, RoleGroup, Server
from bot.domain.poll_words import PollWords, scale_options
from bot.domain.polls import PollId, PollKind
from bot.rehearsal.world.world import World
from bot.services import partners, polls, servers
from storage.keys import Keys
from storage.polls import count_ballots
from storage.store import Store, Transaction
from tests.benchmarks.bare_cards import OPTIONS
from tests.benchmarks.timing_standin import TimingStandin

_NEXT: Final = "It goes into session 4."
WORDS: Final[Mapping[PollKind, PollWords]] = {  # one vote of each kind
    PollKind.SINGLE: PollWords("Which would you use first?", OPTIONS, _NEXT),
    PollKind.MULTIPLE: PollWords("Which two would you use?", OPTIONS, _NEXT, PollKind.MULTIPLE, most=2),
    PollKind.SCALE: PollWords("Was the pace right?", scale_options("too slow", "too fast"), _NEXT, PollKind.SCALE),
    PollKind.DECISION: PollWords("Are we ready to use it?", ("Yes", "No", "Not sure"), _NEXT, PollKind.DECISION),
    PollKind.WRITTEN: PollWords("What is missing?", (), _NEXT, PollKind.WRITTEN),
}


async def prepare(standin: TimingStandin, folder: Path, clock: Clock) -> Mapping[PollKind, PollId]:
    """Write the database that our bot will find; return its votes."""
    store = await Store.open(folder / "data", Keys(folder / "keys"))
    try:
        return await store.run(_open_votes, standin.world, [PersonId(one.id) for one in standin.people], clock)
    finally:
        await store.close()


async def count_votes(folder: Path, votes: Mapping[PollKind, PollId]) -> dict[PollKind, int]:
    """Say how many have voted in each, from the database of a bot that has stopped."""
    store = await Store.open(folder / "data", Keys(folder / "keys"))
    try:
        return {kind: await store.run(count_ballots, poll) for kind, poll in votes.items()}
    finally:
        await store.close()


def _open_votes(tx: Transaction, world: World, people: list[PersonId], clock: Clock) -> dict[PollKind, PollId]:
    guild, now = GuildId(world.guild.id), clock.now()
    owner = Actor(PersonId(world.guild.owner_id), guild, is_owner=True)
    notices = ChannelId(world.places(world.guild)[0].id)
    safe = Server(guild, notices_channel=notices, lead_name="Nia", lead_contact="01632", local_numbers="01632")
    servers.keep_server(tx, owner, safe, now=now)
    for person in people:
        partners.join(tx, Actor(person, guild), RoleGroup.WORKER, now=now)
    drafts = {kind: polls.draft_poll(tx, owner, words, now=now).id for kind, words in WORDS.items()}
    return {kind: polls.open_poll(tx, owner, draft, now=now).id for kind, draft in drafts.items()}
