"""A server with people in it and the bot's files, as the real bot once left them: copied for whoever begins there."""

import io
import pickle
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from bot.clock import Clock
from bot.rehearsal.world.world import World
from storage.files import DATABASE
from tests.databases import put_database


@dataclass(frozen=True, slots=True)
class Scene:
    """What was left, and the moment at which life goes on from it."""

    world: bytes
    database: bytes
    keys: Mapping[str, bytes]
    moment: datetime

    @classmethod
    def left_in(cls, folder: Path, world: World, moment: datetime) -> "Scene":
        """Keep what the bot, which has stopped, left in its folder and in the world."""
        keys = {path.name: path.read_bytes() for path in (folder / "keys").iterdir()}
        return cls(_frozen(world), (folder / "data" / DATABASE).read_bytes(), keys, moment)

    def world_on(self, clock: Clock) -> World:
        """Return a copy of the world, on this clock."""
        world: World = _Thawing(io.BytesIO(self.world), clock).load()
        return world

    def furnish(self, folder: Path) -> None:
        """Put a copy of the files into an empty folder."""
        put_database(folder / "data", self.database)
        (folder / "keys").mkdir(mode=0o700)
        for name, content in self.keys.items():
            (folder / "keys" / name).touch(0o600)
            (folder / "keys" / name).write_bytes(content)


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


def _frozen(world: World) -> bytes:
    world.heard.clear()
    world.interactions.clear()
    world._waiting.clear()
    for phone in world.phones.values():
        phone.form = None
    file = io.BytesIO()
    _Freezing(file, pickle.HIGHEST_PROTOCOL).dump(world)
    return file.getvalue()
