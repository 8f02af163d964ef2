"""The same letters at the pace that nobody changed, on virtual time: hours of sending in less than a minute."""

import asyncio
import logging
from contextvars import copy_context
from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path
from time import perf_counter
from typing import Final

from bot.domain.people import ChannelId, GuildId, PersonId
from bot.rehearsal.inside import CALM, Passage, Wire
from bot.rehearsal.stage import Stage
from bot.rehearsal.world.accounts import Account
from bot.rehearsal.world.channels import DM, Channel
from bot.settings import Settings
from tests.benchmarks.letters.scene import know_some, write_some
from tests.benchmarks.rounds import settle
from tests.simulation.attach import attached
from tests.simulation.determinism import seeded
from tests.simulation.programme import Machine, Programme, remember_tasks
from tests.simulation.template import close, stage_of, template, temporary

_DUE_IN: Final = timedelta(seconds=30)
_AT_ONCE = 1000


class Paced(Programme):
    """The bot at a pace: the one it has when nobody changes it, unless there is another."""

    pace: float | None = None

    @property
    def settings(self) -> Settings:
        """How this bot is set up."""
        plain = Settings()
        return replace(
            super().settings,
            messages_per_second=self.pace or plain.messages_per_second,
            dms_per_second=self.pace or plain.dms_per_second,
        )


@dataclass(frozen=True, slots=True)
class Arrivals:
    """What came of letters that were due together; times are virtual seconds, but for `real`."""

    due: int
    arrived: int
    twice: int
    took: float
    allowed: float
    refused: int
    real: float

    @property
    def ratio(self) -> float:
        """Return how long it took, as a part of what the pace allows."""
        return self.took / self.allowed if self.allowed else 0.0


class _Counter:
    """Notes what arrives, and answers of 429."""

    def __init__(self, stage: Stage, readers: list[Account]) -> None:
        self.refused = self.twice = 0
        self.arrived: dict[str, float] = {}
        self._conversations = {
            one.id: stage.world.keep_channel(
                Channel(stage.world.ids.new(), DM, recipients={one.id: one, stage.world.bot.id: stage.world.bot})
            )
            for one in readers
        }
        self._places = {f"/api/v10/channels/{one.id}/messages" for one in self._conversations.values()}
        stage.world.dm_with = lambda account: self._conversations[account.id]  # type: ignore[method-assign]

    def channel_of(self, person: PersonId) -> ChannelId:
        """Return the private conversation with this reader."""
        return ChannelId(self._conversations[person].id)

    def told(self, passage: Passage) -> None:
        """Look at one request."""
        self.refused += passage.told.status == 429
        path = passage.request.path
        if passage.request.method == "POST" and path in self._places and passage.told.status == 200:
            self.twice += path in self.arrived
            self.arrived.setdefault(path, asyncio.get_running_loop().time())


def measure(due: int, *, pace: float | None = None) -> Arrivals:
    """Let so many letters fall due in one instant, and see them all sent.

    At the pace that nobody changed, they go to people who have never been written to; at another, to people who have.
    """
    made, began = template(), perf_counter()
    logging.disable(logging.INFO)
    try:
        with temporary() as folder, seeded("letters", made.moment) as loop, attached():
            remember_tasks(loop)
            made.furnish(Path(folder) / "kitchen")
            return replace(
                loop.run_until_complete(_live(Path(folder) / "kitchen", due, pace)), real=perf_counter() - began
            )
    finally:
        logging.disable(logging.NOTSET)


async def _live(folder: Path, due: int, pace: float | None) -> Arrivals:
    loop, stage = asyncio.get_running_loop(), stage_of(template())
    readers = [stage.world.add_person(f"Reader {number}") for number in range(due)]
    count = _Counter(stage, readers)
    stage.rest.recording = False
    wire = Wire(stage, CALM, context=copy_context(), told=count.told)
    programme = Paced(Machine(folder, timedelta(0), lambda: 0.001), stage, wire, lambda _: False)
    programme.pace = pace
    programme.start()
    await programme.connected.wait()
    assert programme.app is not None
    at, guild = programme.clock.now() + _DUE_IN, GuildId(stage.world.guild.id)
    people = [PersonId(one.id) for one in readers]
    for first in range(0, due, _AT_ONCE):
        some = people[first : first + _AT_ONCE]
        await programme.app.store.run(write_some, guild, some, at)
        if pace is not None:
            await programme.app.store.run(know_some, guild, {one: count.channel_of(one) for one in some})
    begins = loop.time() + (at - programme.clock.now()).total_seconds()
    stage.rest.pace.enforce()
    allowed = due / (pace or Settings().dms_per_second)
    while len(count.arrived) < due and loop.time() < begins + 3 * allowed + 60:
        await settle(1)
    await programme.stop()
    await close(stage)
    took = max(count.arrived.values(), default=begins) - begins
    return Arrivals(due, len(count.arrived), count.twice, took, allowed, count.refused, 0.0)
