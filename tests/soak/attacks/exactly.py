"""A house in which the same presses always leave the same bytes: time and chance are the test's alone."""

import asyncio
import random
from collections.abc import Awaitable, Callable
from contextvars import copy_context
from datetime import timedelta
from pathlib import Path
from typing import Any, TypeVar
from unittest.mock import patch

from bot.jobs import Work
from bot.rehearsal.inside import CALM, Wire
from storage.keys import Keys
from tests.rehearsal.house import House
from tests.scenes import Scene
from tests.simulation.attach import attached
from tests.simulation.determinism import seeded
from tests.simulation.programme import Machine, Programme, remember_tasks
from tests.simulation.template import close, stage_of, template, temporary

T = TypeVar("T")
Story = Callable[["ExactHouse"], Awaitable[None]]


class ExactHouse(House):
    """The bot inside this process, on a clock that stands still between presses."""

    def __init__(self, folder: Path, scene: Scene) -> None:
        stage = stage_of(scene)
        super().__init__(stage, stage.clock, folder)
        scene.furnish(folder)
        self.programme: Programme | None = None

    async def opens(self, **_: Any) -> None:
        """Start the bot, and wait until Discord knows it."""
        machine = Machine(self.folder, timedelta(0), lambda: 0.001)
        wire = Wire(self.stage, CALM, context=copy_context())
        self.programme = Programme(machine, self.stage, wire, lambda _: False)
        self.programme.clock.move(self.clock.now() - self.programme.clock.now())
        self.programme.start()
        await self.programme.connected.wait()

    async def closes(self) -> None:
        """Stop the bot, as an operator would."""
        if self.programme is not None:
            await self.programme.stop()
        self.programme = None

    def passes(self, time: timedelta) -> None:
        self.stage.clock.move(time)
        if self.programme is not None:
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

    async def and_then_look(house: ExactHouse) -> dict[str, bytes]:
        await story(house)
        await house.closes()
        return house.files()

    return lives(and_then_look)


def scene_after(story: Story) -> Scene:
    """Live through a story, and keep what the bot leaves, to go on from."""

    async def and_then_keep(house: ExactHouse) -> Scene:
        await story(house)
        await house.rests()
        await house.closes()
        return Scene.left_in(house.folder, house.stage.world, house.clock.now())

    return lives(and_then_keep)


def lives(story: Callable[[ExactHouse], Awaitable[T]], scene: Scene | None = None, *, seed: str = "attack") -> T:
    """Live through a story in which time and chance are the seed's, and return what it leads to."""
    begins = scene or template()
    chance = {"randomness": random.Random(f"keys {seed}").randbytes}
    with (
        temporary() as folder,
        patch.dict(Keys.__init__.__kwdefaults__, chance),
        patch.object(Work, "beside", _in_its_turn),
        seeded(seed, begins.moment) as loop,
        attached(),
    ):
        remember_tasks(loop)
        return loop.run_until_complete(_live(Path(folder) / "kitchen", begins, story))


async def _in_its_turn(work: Work, task: Callable[..., T], *args: Any, **kwargs: Any) -> T:
    """Do what is done in another thread in this one: on time of its own nothing arrives from elsewhere."""
    return task(work._store.places, *args, **kwargs)


async def _live(folder: Path, scene: Scene, story: Callable[[ExactHouse], Awaitable[T]]) -> T:
    house = ExactHouse(folder, scene)
    await house.opens()
    try:
        return await story(house)
    finally:
        await house.closes()
        await close(house.stage)
