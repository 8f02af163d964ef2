"""A server that is set up and has people in it: lived once by the real bot, and copied for each life."""

import asyncio
import tempfile
from collections.abc import Iterable, Mapping
from contextvars import copy_context
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path

from bot.rehearsal.inside import CALM, Wire
from bot.rehearsal.stage import Stage
from bot.rehearsing import join, set_the_scene
from tests.scenes import Scene
from tests.simulation.attach import attached
from tests.simulation.determinism import LoopClock, seeded
from tests.simulation.plan import MORE_OTHERS, MORE_WORKERS
from tests.simulation.programme import Machine, Programme, remember_tasks

MORE_MANAGERS = ("Anjali", "Dylan")
CROWD = {"Homecare worker": MORE_WORKERS, "Family carer": MORE_OTHERS}
_FIRST_DAY = datetime(2027, 3, 1, 9, 30, tzinfo=UTC)


def temporary() -> "tempfile.TemporaryDirectory[str]":
    """Lend a folder, in memory where there is such a place: a simulated disk need not be a disk."""
    memory = Path("/dev/shm")
    return tempfile.TemporaryDirectory(prefix="life-", dir=memory if memory.is_dir() else None)


def template(*, crowded: bool = False) -> Scene:
    """Return a server that the real bot set up, and that thirteen people have joined, or twenty."""
    return _left(crowded)


@cache
def _left(crowded: bool) -> Scene:
    with temporary() as folder, seeded("template", _FIRST_DAY) as loop, attached():
        remember_tasks(loop)
        stage = loop.run_until_complete(_set_up(Path(folder), CROWD if crowded else {}))
        moment = _FIRST_DAY + timedelta(seconds=int(loop.time()) + 60)
        return Scene.left_in(Path(folder), stage.world, moment)


def stage_of(scene: Scene) -> Stage:
    """Return a stage on a copy of the world, on the present clock."""
    clock = LoopClock()
    stage = Stage(clock, scene.world_on(clock))
    stage.base_url = stage.world.base_url
    return stage


async def _set_up(folder: Path, crowd: Mapping[str, Iterable[str]]) -> Stage:
    stage = Stage(LoopClock())
    stage.base_url = stage.world.base_url = "http://stage.invalid"
    stage.world.gateway_url = "ws://stage.invalid/gateway"
    wire = Wire(stage, CALM, context=copy_context())
    programme = Programme(Machine(folder, timedelta(0), lambda: 0.001), stage, wire, lambda _: False)
    programme.start()
    await programme.connected.wait()
    await set_the_scene(stage)
    for group, names in {"Manager": MORE_MANAGERS, **crowd}.items():
        for name in names:
            await join(stage, name, group)
    await asyncio.sleep(60)
    await programme.stop()
    await close(stage)
    return stage


async def close(stage: Stage) -> None:
    """Let go of a stage, and of all that still runs on it."""
    await stage.close()
    others = asyncio.all_tasks() - {asyncio.current_task()}
    for task in others:
        task.cancel()
    if others:
        await asyncio.wait(others)
