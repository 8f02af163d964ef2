"""The programme ends at any step, as if the power had gone, and is started again on what it left."""

import random
from pathlib import Path

from bot.services import starting
from storage.keys import Keys
from storage.store import Store
from tests.services.polling_place import PollingPlace, copied


class Stopped(BaseException):
    """The programme ends here, as if the power had gone."""


class Fuse:
    """Stops the programme at the chosen failpoint after it was lit, and keeps the files as they were in that moment."""

    def __init__(self, folder: Path, after: int) -> None:
        self.folder, self.after = folder, after
        self.lit = False
        self.passed: list[str] = []

    def __call__(self, name: str) -> None:
        if not self.lit:
            return
        self.passed.append(name)
        if len(self.passed) == self.after + 1:
            copied(self.folder / "place", self.folder / "left")
            raise Stopped(name)


def real_keys(folder: Path, fuse: Fuse | None = None) -> Keys:
    """Return keys that really seal, and that can be stopped as well."""
    return Keys(folder / "keys", randomness=random.Random(7).randbytes, failpoint=fuse or (lambda _: None))


async def carried_on(folder: Path, place: PollingPlace) -> PollingPlace:
    """Start again on what the stopped programme left."""
    keys = real_keys(folder)
    again = PollingPlace(folder, await Store.open(folder / "data", keys), keys, place.asked)
    again.now, again.poll = place.now, place.poll
    assert await again.store.run(starting.recognise_keys)
    await again.store.run(starting.destroy_stray_keys)
    assert keys.known() <= await _open_polls(again)
    await again.beats()
    return again


async def _open_polls(place: PollingPlace) -> frozenset[str]:
    return frozenset(str(row[0]) for row in await place.rows("polls", "id, state") if row[1] == "open")
