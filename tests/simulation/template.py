"""A server that is set up and has people in it: lived once by the real bot, and copied for each life."""

import asyncio
import io
import pickle
import tempfile
from contextvars import copy_context
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Any

from bot.clock import Clock
from bot.rehearsal.inside import CALM, Wire
from bot.rehearsal.stage import Stage
from bot.rehearsal.world.world import World
from bot.rehearsing import set_the_scene
from tests.simulation.attach import attached
from tests.simulation.determinism import LoopClock, seeded
from tests.simulation.programme import Machine, Programme, remember_tasks

_FIRST_DAY = datetime(2027, 3, 1, 9, 30, tzinfo=UTC)
_DATABASE = "kitchen-table.db"


@dataclass(frozen=True, slots=True)
class Template:
    """The world, the database and the moment at which they were left."""

    world: bytes
    database: bytes
    moment: datetime

    def stage(self) -> Stage:
        """Return a stage on a copy of the world, on the present clock."""
        clock = LoopClock()
        world: World = _Thawing(io.BytesIO(self.world), clock).load()
        stage = Stage(clock, world)
        stage.base_url = world.base_url
        return stage

    def furnish(self, folder: Path) -> None:
        """Put a copy of the files into an empty folder."""
        data = folder / "data"
        data.mkdir(mode=0o700, parents=True)
        (data / _DATABASE).write_bytes(self.database)
        (data / _DATABASE).chmod(0o600)


class _Freezing(pickle.Pickler):
    """Leaves the clock out."""

    def persistent_id(self, obj: Any) -> str | None:
        return "clock" if isinstance(obj, Clock) else None


class _Thawing(pickle.Unpickler):
    """Puts the present clock in."""

    def __init__(self, file: io.BytesIO, clock: Clock) -> None:
        super().__init__(file)
        self._clock = clock

    def persistent_load(self, pid: Any) -> Clock:
        return self._clock


def temporary() -> "tempfile.TemporaryDirectory[str]":
    """Lend a folder, in memory where there is such a place: a simulated disk need not be a disk."""
    memory = Path("/dev/shm")
    return tempfile.TemporaryDirectory(prefix="life-", dir=memory if memory.is_dir() else None)


@cache
def template() -> Template:
    """Have the real bot set up a server and let eleven people join it."""
    with temporary() as folder, seeded("template", _FIRST_DAY) as loop, attached():
        remember_tasks(loop)
        stage = loop.run_until_complete(_set_up(Path(folder)))
        moment = _FIRST_DAY + timedelta(seconds=int(loop.time()) + 60)
        return Template(_frozen(stage.world), (Path(folder) / "data" / _DATABASE).read_bytes(), moment)


async def _set_up(folder: Path) -> Stage:
    stage = Stage(LoopClock())
    stage.base_url = stage.world.base_url = "http://stage.invalid"
    stage.world.gateway_url = "ws://stage.invalid/gateway"
    wire = Wire(stage, CALM, context=copy_context())
    programme = Programme(Machine(folder, timedelta(0), lambda: 0.001), stage, wire, lambda _: False)
    programme.start()
    await programme.connected.wait()
    await set_the_scene(stage)
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


def _frozen(world: World) -> bytes:
    world.heard.clear()
    world.interactions.clear()
    world._waiting.clear()
    for phone in world.phones.values():
        phone.form = None
    file = io.BytesIO()
    _Freezing(file, pickle.HIGHEST_PROTOCOL).dump(world)
    return file.getvalue()
