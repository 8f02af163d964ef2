"""The programme ends at any step, as if the power had gone, and is started again on what it left."""

import random
import tempfile
from collections.abc import Awaitable, Callable, Sequence
from pathlib import Path

from bot.services import starting
from storage.keys import Keys
from storage.store import Store
from tests.services.polling_place import PollingPlace, copied

Stopping = Callable[[Path, int], Awaitable[list[str]]]
_UNTIL_ANSWERED = 4  # failpoints


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


def real_keys(folder: Path, fuse: Fuse | None = None, *, seed: int = 7) -> Keys:
    """Return keys that really seal, and that can be stopped as well."""
    return Keys(folder / "keys", randomness=random.Random(seed).randbytes, failpoint=fuse or (lambda _: None))


async def carried_on(folder: Path, place: PollingPlace) -> PollingPlace:
    """Start again on what the stopped programme left."""
    keys = real_keys(folder, seed=8)  # what is drawn by chance is not drawn again
    again = PollingPlace(folder, await Store.open(folder / "data", keys), keys, place.asked)
    again.now, again.poll = place.now, place.poll
    assert await again.store.run(starting.recognise_keys)
    await again.store.run(starting.destroy_stray_keys)
    assert keys.known() <= await _keyed(again)
    await again.beats()
    return again


async def _keyed(place: PollingPlace) -> frozenset[str]:
    polls = [row[0] for row in await place.rows("polls", "id, state") if row[1] == "open"]
    boxes = [row[0] for row in await place.rows("answer_boxes", "topic, state") if row[1] not in {"ended", "lost"}]
    return frozenset(map(str, (*polls, *boxes)))


async def failpoints_of(stopping: Stopping) -> list[str]:
    """Return the failpoints that are passed where nothing stops."""
    with tempfile.TemporaryDirectory() as folder:
        return await stopping(Path(folder), 10_000)


async def stopped_at_each(
    stopping: Stopping, folder: Path, failpoints: Sequence[str], *, only_near: frozenset[str] = frozenset()
) -> None:
    """Stop at each of these failpoints, or only at some and at what follows until it is known what came of them."""
    for after in range(len(failpoints)):
        if only_near and only_near.isdisjoint(failpoints[max(after - _UNTIL_ANSWERED, 0) : after + 1]):
            continue
        (folder / str(after)).mkdir()
        assert len(await stopping(folder / str(after), after)) > after
