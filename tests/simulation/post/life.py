"""One life about letters to people: written, moved, merged, held, dropped, and told once, in the weather of a seed."""

import asyncio
import random
from datetime import datetime, timedelta
from pathlib import Path

from bot.services import letters, polls
from bot.services.reminders import schedule
from storage.store import Transaction
from tests.simulation import promises
from tests.simulation.life import Life, at_one_table
from tests.simulation.post import kept
from tests.simulation.post.doings import Doings
from tests.simulation.post.recorder import Claim, PostRecorder

_LONGEST = timedelta(hours=30)
_SHORTEST = timedelta(seconds=2)
_ENOUGH = 400  # hops to the end: whatever waits has come, or is over, long before


class PostLife(Life):
    """People with hours, pauses and doors; a programme that dies and a clock that jumps.

    Every other life is in the worst weather: what may have arrived is doubtful there, and rarely elsewhere.
    """

    begins = staticmethod(at_one_table)
    again = "python -m tests.simulation --post"
    recorder: PostRecorder

    def __init__(self, seed: int, folder: Path, choices: str) -> None:
        super().__init__(seed, folder, choices)
        self.time = asyncio.get_running_loop().time
        self.chance = random.Random(f"post {seed}")
        self.recorder = PostRecorder(self.stage.world, self.time)
        self.doings = Doings(self)
        if seed % 2:
            self.wire_faults.is_at_its_worst()
            self.environment_faults.ends_as_a_letter_goes()

    def _failpoint(self, name: str) -> bool:
        if name == "letter.claimed":
            self.recorder.claims.append(Claim(self.time(), self.programme.clock.now()))
        return super()._failpoint(name)

    async def _story(self) -> None:
        await self.is_up()
        await self.doings.moves_in()
        for _ in range(self.chance.randint(2, 5)):
            environment_faults = asyncio.create_task(self.environment_faults.happens(), name="environment faults")
            await self.doings.happen()
            await self._goes_on_for(timedelta(hours=self.chance.choice((1, 6, 15, 30))))
            environment_faults.cancel()
            await asyncio.wait([environment_faults])
        await self._clears_up()
        for _ in range(_ENOUGH):
            if await promises.ask(self, kept.nothing_left):
                break
            await self._hops(_LONGEST * 2)
        found = await promises.ask(self, kept.read)
        await self.is_up()
        self.ending = True
        await self.programme.stop()
        kept.check(self, found)

    async def _goes_on_for(self, time: timedelta) -> None:
        """Let time pass, from one thing that is due to the next."""
        over = self.stage.clock.now() + time
        while (left := over - self.stage.clock.now()) > timedelta(0):
            await self._hops(min(left, _LONGEST))

    async def _hops(self, longest: timedelta) -> None:
        now = self.programme.clock.now()
        following: datetime | None = await promises.ask(self, lambda tx: _next(tx, now))
        wait = longest if following is None else min(max(following - now, _SHORTEST), longest)
        await self.passes(wait)
        await asyncio.sleep(2)


def _next(tx: Transaction, now: datetime) -> datetime | None:
    nexts = (letters.next_due, polls.next_to_end, polls.next_turnout, schedule.next_due)
    return min((time for time in (one(tx, now=now) for one in nexts) if time is not None), default=None)
