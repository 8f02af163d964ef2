"""A house in which the same presses always leave the same bytes: time and chance are the test's alone."""

import asyncio
import random
from collections.abc import Awaitable, Callable
from contextvars import copy_context
from datetime import timedelta
from pathlib import Path
from unittest.mock import patch

from bot.rehearsal.inside import CALM, Wire
from storage.keys import Keys
from tests.rehearsal.house import House
from tests.simulation.attach import attached
from tests.simulation.determinism import seeded
from tests.simulation.programme import Machine, Programme, remember_tasks
from tests.simulation.template import close, stage_of, template, temporary

Story = Callable[["ExactHouse"], Awaitable[None]]


class ExactHouse(House):
    """The bot inside this process, on a clock that stands still between presses."""

    def __init__(self, folder: Path) -> None:
        stage = stage_of(template())
        super().__init__(stage, stage.clock, folder)
        template().furnish(folder)
        self.programme = Programme(
            Machine(folder, timedelta(0), lambda: 0.001),
            stage,
            Wire(stage, CALM, context=copy_context()),
            lambda _: False,
        )

    async def comes_up(self) -> None:
        self.programme.start()
        await self.programme.connected.wait()

    def passes(self, time: timedelta) -> None:
        self.stage.clock.move(time)
        self.programme.clock_jumps(time)

    async def rests(self) -> None:
        """Let two minutes go by, in which whatever is due is done."""
        await asyncio.sleep(120)

    def files(self) -> dict[str, bytes]:
        """Return all that lies in both directories."""
        found = (path for path in sorted(self.folder.rglob("*")) if path.is_file())
        return {
            str(path.relative_to(self.folder)): path.read_bytes()
            for path in found
            if not path.name.endswith((".lock", "-shm"))
        }


def files_after(story: Story) -> dict[str, bytes]:
    """Live through a story, stop as an operator would, and return every file that is left."""
    begins = template().moment
    chance = {"randomness": random.Random("keys").randbytes}
    with (
        temporary() as folder,
        patch.dict(Keys.__init__.__kwdefaults__, chance),
        seeded("attack", begins) as loop,
        attached(),
    ):
        remember_tasks(loop)
        return loop.run_until_complete(_live(Path(folder) / "kitchen", story))


async def _live(folder: Path, story: Story) -> dict[str, bytes]:
    house = ExactHouse(folder)
    await house.comes_up()
    await story(house)
    await house.programme.stop()
    await close(house.stage)
    return house.files()
