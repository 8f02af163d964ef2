"""One run of the bot, from its start to its end or its sudden death."""

import asyncio
import logging
import os
import shutil
from collections.abc import Callable
from contextlib import suppress
from contextvars import Context, ContextVar, copy_context
from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path
from typing import Any

from bot.app import App
from bot.printing.pictures import Draw
from bot.rehearsal.inside import Wire
from bot.rehearsal.stage import Stage
from bot.settings import Secret, Settings
from storage.keys import Keys
from storage.polls import running
from storage.store import Transaction
from tests.quick_pictures import quickly
from tests.simulation.attach import wire_of_this_life
from tests.simulation.database import InlineDatabase
from tests.simulation.determinism import LoopClock


class Stopped(BaseException):
    """The programme ends here, as if the power had gone."""


_running: ContextVar["Programme | None"] = ContextVar("running", default=None)


@dataclass(slots=True)
class Machine:
    """What a run of the bot stands on: its files, how far its clock is off, how slow its disk is, and who draws."""

    folder: Path
    ahead: timedelta
    takes: Callable[[], float]
    draw: Draw = quickly

    def survives(self) -> "Machine":
        """Return the machine as a sudden end leaves it."""
        left = self.folder.with_name(f"{self.folder.name}+")
        shutil.copytree(self.folder, left, ignore=shutil.ignore_patterns("*-shm", "*.lock"))
        return replace(self, folder=left)


class Programme:
    """The bot, running on a machine; `left` is the machine after a sudden end."""

    def __init__(self, machine: Machine, stage: Stage, wire: Wire, fuse: Callable[[str], bool]) -> None:
        self.machine = machine
        self.clock = LoopClock(machine.ahead)
        self.tasks: set[asyncio.Task[Any]] = set()
        self.connected = asyncio.Event()
        self.over = asyncio.Event()
        self.left: Machine | None = None
        self.app: App | None = None
        self.main: asyncio.Task[None]
        self._stage = stage
        self._wire = wire
        self._fuse = fuse
        self._databases: list[InlineDatabase] = []

    def start(self) -> None:
        """Begin."""
        context = copy_context()
        context.run(_running.set, self)
        context.run(wire_of_this_life.set, self._wire)
        self.main = asyncio.get_running_loop().create_task(self._run(), name="bot", context=context)

    async def _run(self) -> None:
        try:
            self.app = await App.open(
                self.settings, self.clock, keys=self.make_keys(), failpoint=self.failpoint, start=self._start_database
            )
            self.app.bot.draw = self.machine.draw
            await self.app.store.run(_stray_keys)  # done together with this start's own tidying up
            assert await self.app.store.run(_stray_keys) == frozenset(), (
                "A key outlived its vote or its box by more than one start."
            )
            watch = asyncio.create_task(self._watch(self.app), name="watch")
            await self.app.run()
            watch.cancel()
        finally:
            self.over.set()

    async def _watch(self, app: App) -> None:
        await app.bot.connected.wait()
        self.connected.set()

    @property
    def settings(self) -> Settings:
        """How this bot is set up."""
        return Settings(
            token=Secret(self._stage.bot_token),
            data_dir=self.machine.folder / "data",
            key_dir=self.machine.folder / "keys",
            discord_api_url=self._stage.api_url,
            messages_per_second=40.0,
            gc_tuning=False,
        )

    async def _start_database(self, path: Path) -> InlineDatabase:
        database = await InlineDatabase.taking(self.machine.takes)(path)
        self._databases.append(database)
        return database

    def make_keys(self) -> Keys:
        """Return what holds its keys; their randomness, which blurs results too, is the seed's by now."""
        return Keys(self.machine.folder / "keys", randomness=os.urandom, failpoint=self.failpoint)

    def failpoint(self, name: str) -> None:
        """Pass a place at which the programme may end."""
        if self.left is None and self._fuse(name):
            self.die()
            raise Stopped(name)

    def die(self) -> None:
        """End this moment: what is on the disk stays, what is under way still arrives, and nothing else happens."""
        if self.left is None:
            self.left = self.machine.survives()
            self._wire.cut()
            self.over.set()

    @property
    def is_posting(self) -> bool:
        """Tell whether letters are on their way."""
        if self.app is None or self.left is not None or not self.connected.is_set():
            return False
        return self.app.bot.postman._one_round.locked()

    def sleeps(self, time: timedelta) -> None:
        """Have the computer sleep for so long, and find its clock right."""
        self._wire.sleep()
        self.clock_jumps(time)

    def clock_jumps(self, by: timedelta) -> None:
        """Have the computer's own clock jump."""
        for machine in (self.machine, self.left):
            if machine is not None:
                machine.ahead += by
        self.clock.move(by)

    async def bury(self) -> None:
        """Sweep up after a sudden end."""
        if self.app is not None:
            heartbeat = self.app.heartbeat
            if heartbeat._loop is not None:
                heartbeat._loop = None
                heartbeat._scheduler.shutdown(wait=False)
        for _ in range(20):
            alive = {task for task in self.tasks if not task.done()}
            if not alive:
                break
            for task in alive:
                task.cancel()
            await asyncio.wait(alive, timeout=1)
        self.let_go()

    def let_go(self) -> None:
        """Close the files that it still holds."""
        for database in self._databases:
            database.connection.close()
        if self.app is not None:
            self.app.store._lock.release()

    async def stop(self) -> None:
        """Stop as its operator would."""
        assert self.app is not None
        await self.app.close()
        with suppress(asyncio.CancelledError):
            await self.main


def _stray_keys(tx: Transaction) -> frozenset[str]:
    boxes = tx.sql.exec_driver_sql("SELECT topic FROM answer_boxes WHERE state NOT IN ('ended', 'lost')").scalars()
    return tx.keys.known() - {vote.poll.id for vote in running(tx)} - set(boxes)


def remember_tasks(loop: asyncio.AbstractEventLoop) -> None:
    """Note of each task whose programme it belongs to, so that it can end with it."""

    def make(loop: asyncio.AbstractEventLoop, work: Any, context: Context | None = None, **_: Any) -> asyncio.Task[Any]:
        task: asyncio.Task[Any] = asyncio.Task(work, loop=loop, context=context)
        programme = _running.get() if context is None else context.get(_running)
        if programme is not None:
            programme.tasks.add(task)
            task.add_done_callback(programme.tasks.discard)
        return task

    loop.set_task_factory(make)


class Complaints(logging.Handler):
    """Remembers every word of the log."""

    def __init__(self) -> None:
        super().__init__(logging.INFO)
        self.heard: list[tuple[int, str]] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.heard.append((record.levelno, f"{record.name} {record.getMessage()}"))
