"""Places to attack: the house of the stories, with something going on in it."""

from collections.abc import Sequence
from datetime import timedelta

import pytest

from bot.rehearsing import JOINED, join
from tests.rehearsal.conftest import furnished as furnished  # noqa: PLC0414 - the house of the stories
from tests.rehearsal.conftest import lived
from tests.rehearsal.house import House
from tests.rehearsal.reminding import noon, ticks
from tests.scenes import Scene
from tests.soak.attacks.furnishing import ACCOMPLICES, WORKER

PARTNERS = tuple(name for names in JOINED.values() for name in names)
MORE_WORKERS = tuple(f"Worker {number}" for number in range(9, 41))


@pytest.fixture(scope="session")
def written_to_twice(furnished: Scene, tmp_path_factory: pytest.TempPathFactory) -> Scene:
    """Votes are open until tonight; everybody has been reminded twice, and has pressed nothing since."""
    return lived(tmp_path_factory.mktemp("twice"), reminds_everybody_twice, before=furnished)


@pytest.fixture(scope="session")
def forty_workers(furnished: Scene, tmp_path_factory: pytest.TempPathFactory) -> Scene:
    """The same, with forty workers in the house."""

    async def furnish(house: House) -> None:
        for name in MORE_WORKERS:
            house.visitor(name)
            await join(house.stage, name, WORKER)
        await reminds_everybody_twice(house, (*PARTNERS, *MORE_WORKERS))

    return lived(tmp_path_factory.mktemp("forty"), furnish, before=furnished)


@pytest.fixture(scope="session")
def with_accomplices(furnished: Scene, tmp_path_factory: pytest.TempPathFactory) -> Scene:
    """Four people have left reminders off, so that one person more or less is the fifth."""

    async def furnish(house: House) -> None:
        noon(house)
        for name in ACCOMPLICES:
            person = house.person(name)
            await person.runs("/me")
            for one in ("When", "Turn reminders off"):
                await person.presses(one, on=person.private)

    return lived(tmp_path_factory.mktemp("accomplices"), furnish, before=furnished)


async def reminds_everybody_twice(house: House, people: tuple[str, ...] = PARTNERS) -> None:
    noon(house)
    await house.opens_poll()
    await house.opens_poll(close="In 14 days, at 20:00")
    for _ in range(60):
        if all(found >= 2 for found in await comes_to_rest(house, people)):
            return
        house.passes(timedelta(hours=6))
    raise AssertionError("not everybody was reminded twice")


async def comes_to_rest(house: House, people: Sequence[str]) -> list[int]:
    """Wait until no more private messages come; return how many each of these people has."""
    before: list[int] = []
    while (now := [len(house.person(name).dms) for name in people]) != before:
        before = now
        await ticks(house)
    return now
