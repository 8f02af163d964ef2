"""77 people say at once that they come to a session of 60 places: each is told at once whether a place is theirs."""

import re
from collections import defaultdict
from collections.abc import AsyncIterator, Mapping, Sequence
from datetime import timedelta
from pathlib import Path
from typing import Final

from bot.clock import Clock
from bot.domain.people import ChannelId, GuildId, PersonId
from bot.domain.replies import PlaceState
from bot.domain.sessions import Session, SessionId, SessionState, SessionWords, Venue
from bot.domain.times import meant_at
from bot.rehearsal.wire import Json
from bot.services.sessions.cards import post_card
from storage import sessions
from storage.keys import Keys
from storage.store import Store, Transaction
from tests.benchmarks.bare import PLACES
from tests.benchmarks.bare_cards import MEETING
from tests.benchmarks.contestants import Contestant
from tests.benchmarks.report import BARE
from tests.benchmarks.rounds import Plan, Results, settle, to_and_fro, warm_up, watch
from tests.benchmarks.timing_standin import Burst, Learnt, TimingStandin

AT_ONCE: Final = 77
TOLD, HAS_A_PLACE = b"Nobody is told what you said", b"You have a place"
_A_SESSION: Final = re.compile(r"[0-9a-f]{32}")


async def announce_sessions(standin: TimingStandin, folder: Path, clock: Clock, number: int) -> tuple[SessionId, ...]:
    """Announce as many sessions as there are rounds, and one to begin with: each is said yes to once by everyone."""
    world, store = standin.world, await Store.open(folder / "data", Keys(folder / "keys"))
    place = ChannelId(world.places(world.guild)[0].id)

    def announce(tx: Transaction, number: int) -> SessionId:
        session = _session(SessionId(f"{number:032x}"), GuildId(world.guild.id), world.guild.owner_id, place, clock)
        sessions.add_session(tx, session, now=clock.now())
        if number == 0:
            post_card(tx, session, place, now=clock.now())
        return session.id

    try:
        return tuple([await store.run(announce, one) for one in range(number)])
    finally:
        await store.close()


async def count_places(folder: Path, held: Sequence[SessionId]) -> int:
    """Say how many places are held, from the database of a bot that has stopped."""
    store = await Store.open(folder / "data", Keys(folder / "keys"))
    try:
        said = [await store.run(sessions.replies_to, one) for one in held]
        return sum(reply.place is PlaceState.HELD for those in said for reply in those)
    finally:
        await store.close()


async def come_in_turns(
    contestants: Sequence[Contestant], held: Mapping[str, Sequence[SessionId]], plan: Plan
) -> tuple[Results, dict[str, int]]:
    """Have 77 people say that they come, in turns; also return how many were told of a place, the first round too."""
    results: Results = {one.name: defaultdict(list) for one in contestants}
    told = dict.fromkeys((one.name for one in contestants), 0)
    steps = {one.name: await _learn(one) for one in contestants}
    for number in range(plan.rounds + 1):
        for one in to_and_fro(contestants, number):
            await warm_up(one)
            session = held[one.name][number] if one.name in held else SessionId(f"{number:032x}")
            bursts: list[Burst] = []
            figures = await watch(one, _come(one.standin, steps[one.name], session, bursts))
            told[one.name] += sum(HAS_A_PLACE in answer for answer in bursts[-1].answers)
            if number:  # the first is for nothing: whoever showed their press to be learnt has said so there
                results[one.name][AT_ONCE].append(figures)
            await settle(plan.settled)
    return results, told


async def _learn(one: Contestant) -> Learnt:
    person = one.standin.person(one.standin.people[0].name)
    if one.name == BARE:
        await person.runs("/session")
    return await one.standin.learn(person.presses("I'll be there"), TOLD)


async def _come(standin: TimingStandin, learnt: Learnt, session: str, bursts: list[Burst]) -> AsyncIterator[Burst]:
    people = standin.people[:AT_ONCE]
    data: Json = {"custom_id": _A_SESSION.sub(session, learnt.press["data"]["custom_id"])}
    bursts.append(await standin.press(people, learnt, [data] * len(people)))
    yield bursts[-1]


def _session(session: SessionId, guild: GuildId, author: int, place: ChannelId, clock: Clock) -> Session:
    starts_at = clock.now() + timedelta(days=10)
    return Session(
        id=session,
        guild=guild,
        author=PersonId(author),
        state=SessionState.PLANNED,
        words=SessionWords(MEETING, "We find words that help.", "https://zoom.us/j/81234567890?pwd=abc"),
        venue=Venue.ZOOM,
        meant=meant_at(starts_at, "Europe/London"),
        starts_at=starts_at,
        minutes=90,
        places=PLACES,
        offer="A thank-you of one session.",
        costs="",
        audience=frozenset(),
        announces_at=clock.now(),
        channel=place,
        opened_at=clock.now(),
    )
