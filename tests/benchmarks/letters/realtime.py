"""Many letters due in one instant, in real time: the real bot in a process of its own, at 45 a second."""

import asyncio
import json
import os
import re
import sys
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import timedelta
from pathlib import Path
from statistics import quantiles

from bot.clock import Clock
from bot.domain.people import ChannelId, GuildId, PersonId
from tests.benchmarks.contestants import Contestant, our_paper
from tests.benchmarks.letters.office import PostOffice
from tests.benchmarks.letters.scene import count_states, write_letters
from tests.benchmarks.rounds import settle
from tests.benchmarks.scene import prepare

PACE = 45.0
VOTERS = 20
_LAUNCH = ("-m", "tests.benchmarks.launch", "plain", "tests.benchmarks.letters.ours")
_ALLOWED = 48.0  # requests a second: Discord takes 50
_A_PRESS_EVERY = 0.25  # seconds
_TIME_TO_WRITE = 3000  # letters a second, at least


@dataclass(frozen=True, slots=True)
class Figures:
    """What came of letters that were due together; times are in seconds."""

    due: int
    watched: int
    arrived: int
    twice: int
    took: float
    allowed: float
    lateness: tuple[float, ...]  # of each letter, behind what the pace allows
    refused: int  # answers of 429
    openings: int
    presses: tuple[float, ...]
    memory: float
    longest_hold: float
    states: dict[str, int]

    @property
    def ratio(self) -> float:
        """Return how long it took, as a part of what the pace allows."""
        return self.took / self.allowed if self.allowed else 0.0

    def as_json(self) -> dict[str, object]:
        """Return every figure but the single times."""
        whole = asdict(self)
        whole["lateness"], whole["presses"] = p99(self.lateness), p99(self.presses)
        return whole | {"ratio": self.ratio}


def p99(times: Sequence[float]) -> float:
    """Return the time that 99 of 100 stay below."""
    return quantiles(times, n=100, method="inclusive")[98] if len(times) > 1 else max(times, default=0.0)


async def measure(folder: Path, due: int, watched: int, *, pace: float = PACE, lead: float = 8) -> Figures:
    """Let so many letters fall due in one instant and watch the first of them arrive, while others vote.

    `lead` is how many seconds the bot has to be there.
    """
    clock = Clock()
    office = await PostOffice.open(clock)
    bot = Contestant("ours", (sys.executable, *_LAUNCH), office, folder, our_paper)
    os.environ |= {"PACE": str(pace), "HELD": str(folder / "held")}
    try:
        office.seat(VOTERS)
        office.open_for(due)
        await prepare(office, folder, clock)
        at = clock.now() + timedelta(seconds=lead + due / _TIME_TO_WRITE)
        known = {PersonId(one.id): ChannelId(office.channel_of(one)) for one in office.readers}
        await write_letters(folder, GuildId(office.world.guild.id), known, at)
        await bot.start()
        await our_paper(office)
        await office.learn_vote()
        if clock.now() >= at:
            raise SystemExit("This computer is too busy: the letters fell due before anybody could watch.")
        return await _watch(bot, office, at.timestamp(), watched, pace)
    finally:
        await bot.stop()
        await office.close()


async def _watch(bot: Contestant, office: PostOffice, at: float, watched: int, pace: float) -> Figures:
    left = at - office.clock.now().timestamp()
    await settle(max(left - 0.5, 0))
    office.rest.pace.enforce()
    office.answers.clear()
    office.asked.clear()
    pressing = asyncio.create_task(_press_on(office))
    await office.watch(watched, left + watched / pace * 3 + 30)
    pressing.cancel()
    await asyncio.wait([pressing])
    memory = _most_memory(bot)
    office.rest.pace.relax()
    await bot.stop()
    arrived = sorted(office.arrived.values())[:watched]
    ahead = max(1.0, min(pace, _ALLOWED - pace))  # what may go at once
    lateness = tuple(when - at - max(0, number + 1 - ahead) / pace for number, when in enumerate(arrived))
    held = [took for when, took in json.loads((bot.folder / "held").read_text("utf-8")) if when >= at]
    return Figures(
        due=len(office.readers),
        watched=watched,
        arrived=len(arrived),
        twice=office.twice,
        took=arrived[-1] - at if arrived else 0.0,
        allowed=watched / pace,
        lateness=lateness,
        refused=office.answers[429],
        openings=office.asked["users/@me/channels"],
        presses=tuple(office.pressed),
        memory=memory,
        longest_hold=max(held, default=0.0),
        states=await count_states(bot.folder),
    )


async def _press_on(office: PostOffice) -> None:
    """Let one person after the other vote, until this is ended."""
    number = 0
    while True:
        burst = await office.vote([office.people[number % VOTERS]])
        office.pressed.extend(burst.each)
        number += 1
        await settle(_A_PRESS_EVERY)


def _most_memory(bot: Contestant) -> float:
    found = re.search(r"VmHWM:\s+(\d+) kB", bot._about("status"))
    return int(found[1]) / 1024 if found else 0.0
