"""Erasure: whatever was killed at whatever step before, nothing of somebody who was deleted lies in any file."""

import asyncio
import signal
import zipfile
from collections.abc import Iterator, Sequence
from contextlib import suppress
from datetime import timedelta
from pathlib import Path

import pytest

from bot.clock import Clock
from bot.rehearsal.stage import Stage
from tests.bot.fork_server import ForkedLife, ForkServer
from tests.clocks import clock_at
from tests.rehearsal.conftest import opened
from tests.rehearsal.house import House, eventually, told, words
from tests.rehearsal.reminding import ticks
from tests.scenes import Scene
from tests.services.traces import forms_of
from tests.soak.attacks import broken, dying
from tests.soak.attacks.furnishing import LONG

GONE, CANARY = "Amara", "Qcanary-kestrel"
NEVER = 1_000_000


def content_of(folder: Path) -> Iterator[tuple[str, bytes]]:
    """Go through all files in the data and the keys, and through what is packed in them."""
    for path in sorted(path for place in ("data", "keys") for path in (folder / place).rglob("*") if path.is_file()):
        yield str(path.relative_to(folder)), path.read_bytes()
        if zipfile.is_zipfile(path):
            with zipfile.ZipFile(path) as packed:
                for name in packed.namelist():
                    yield f"{path.relative_to(folder)}/{name}", packed.read(name)


def found_in(folder: Path, person: int) -> list[str]:
    """Name the files in which somebody can still be found, by number or by what they wrote."""
    forms = [*forms_of(person), CANARY.encode()]
    return [name for name, content in content_of(folder) if any(form in content for form in forms)]


async def writes_something(house: House) -> None:
    amara = house.person(GONE)
    await amara.runs("/me")
    for one in ("More", "What helps me", "Write it"):
        await amara.presses(one, on=amara.private)
    await amara.fills({"What helps me": CANARY})


async def asks_to_be_deleted(house: House) -> bool:
    """Press one's way to the last question; tell whether there is anything left to be deleted."""
    amara = house.person(GONE)
    if "You have not joined" in told(await amara.runs("/me")):
        return False
    for one in ("More", "My data", "Delete everything"):
        await amara.presses(one, on=amara.private)
    return True


async def says_yes(house: House) -> bool:
    """Have everything deleted; tell whether that was said to be done."""
    amara = house.person(GONE)
    pressed = await amara.presses("Yes, delete it", on=amara.private)
    return not pressed.failed and "Your data is deleted" in words(pressed.original)


async def is_deleted(house: House) -> list[str]:
    """Have her deleted; return the files in which she is found all the same."""
    assert found_in(house.folder, house.person(GONE).account.id)
    assert await asks_to_be_deleted(house)
    assert await says_yes(house)
    return await still_found(house)


async def still_found(house: House) -> list[str]:
    """Let pass the time in which older copies are gone through, and return the files in which she is found."""
    number, found = house.person(GONE).account.id, [""]
    for _ in range(20):
        if not (found := found_in(house.folder, number)):
            break
        house.passes(timedelta(minutes=11))
        await ticks(house)
    return found


class Dying:
    """Starts programmes on the files of a house, and has them killed at a step."""

    def __init__(self, fork: ForkServer, house: House) -> None:
        self._fork, self._house = fork, house

    async def command(self, step: int, *command: str) -> bool:
        """Run a command and kill it at this step; tell whether it came so far."""
        environ = {"DATA_DIR": str(self._house.folder / "data"), "KEY_DIR": str(self._house.folder / "keys")}
        life = await self._fork.start("tests.soak.attacks.dying:command", str(step), *command, environ=environ)
        code = await life.end()
        assert code in (0, -signal.SIGKILL), life.said
        return code != 0


each_step = pytest.mark.parametrize("steps", [(5,), pytest.param(range(400), marks=LONG)], ids=["a step", "every step"])


@each_step
@pytest.mark.parametrize("where", ["data", pytest.param("data/backups", marks=LONG)])
async def test_nothing_is_left_in_what_a_killed_backup_leaves(
    furnished: Scene, tmp_path: Path, fork: ForkServer, where: str, steps: Sequence[int]
) -> None:
    for step in steps:
        async with opened(tmp_path / str(step), furnished) as house:
            await writes_something(house)
            is_killed = await Dying(fork, house).command(step, "backup", str(house.folder / where / "mine.zip"))
            assert await is_deleted(house) == [], step
        if not is_killed:
            return
    assert len(steps) == 1, "there are more steps"


@each_step
async def test_nothing_is_left_in_what_a_killed_restore_leaves(
    furnished: Scene, tmp_path: Path, fork: ForkServer, steps: Sequence[int]
) -> None:
    for step in steps:
        async with opened(tmp_path / str(step), furnished) as house:
            await writes_something(house)
            programmes, archive = Dying(fork, house), str(tmp_path / f"{step}.zip")
            await programmes.command(NEVER, "backup", archive)
            await house.closes()
            is_killed = await programmes.command(step, "restore", archive)
            await house.opens()
            assert await is_deleted(house) == [], step
        if not is_killed:
            return
    assert len(steps) == 1, "there are more steps"


async def test_something_would_be_left_if_only_backups_were_gone_through(
    furnished: Scene, tmp_path: Path, fork: ForkServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    broken.only_backups_are_gone_through(monkeypatch)
    async with opened(tmp_path, furnished) as house:
        await writes_something(house)
        await Dying(fork, house).command(5, "backup", str(house.folder / "data" / "mine.zip"))
        assert await is_deleted(house) != []


@pytest.mark.soak
@pytest.mark.timeout(1800)
async def test_nothing_is_left_when_the_deleting_itself_was_killed(
    furnished: Scene, tmp_path: Path, fork: ForkServer
) -> None:
    for step in range(400):
        is_killed, left = await killed_while_deleting(furnished, tmp_path / str(step), fork, step)
        assert left == [], step
        if not is_killed:
            assert step > 10
            return
    raise AssertionError("there are more steps")


async def killed_while_deleting(scene: Scene, folder: Path, fork: ForkServer, step: int) -> tuple[bool, list[str]]:
    """Kill the programme as it deletes, start it again, delete again if need be; tell what is left."""
    clock = clock_at(scene.moment)
    scene.furnish(folder)
    stage = await Stage.open(clock, world=scene.world_on(clock))
    house = House(stage, clock, folder)
    try:
        await house.opens()
        await writes_something(house)
        for name in ("data/backups/one.zip", "data/two.zip"):
            await Dying(fork, house).command(NEVER, "backup", str(folder / name))
        await house.closes()
        was_told, is_killed = await deletes_and_dies(fork, house, step)
        await house.opens()
        if await asks_to_be_deleted(house):
            assert not was_told
            assert await says_yes(house)
        return is_killed, await still_found(house)
    finally:
        await house.closes()
        await stage.close()


async def deletes_and_dies(fork: ForkServer, house: House, step: int) -> tuple[bool, bool]:
    """Have her deleted by a programme that is killed at this step: was she told that it is done, was it killed?"""
    life = await starts(fork, house, step)
    assert await asks_to_be_deleted(house)
    (house.folder / dying.ARMED).touch()
    patience, house.stage.world.answer_within = house.stage.world.answer_within, timedelta(seconds=1)
    was_told = await says_yes(house)
    house.stage.world.answer_within = patience
    ended = asyncio.ensure_future(life.end(within=60))
    for _ in range(20):
        if ended.done() or not found_in(house.folder, house.person(GONE).account.id):
            break
        await asyncio.wait([ended], timeout=0.3)
        if not ended.done():
            moves(house, life, timedelta(minutes=11))
    is_killed = ended.done()
    with suppress(ProcessLookupError):
        life.signal(signal.SIGKILL)
    assert await ended == -signal.SIGKILL, life.said
    (house.folder / dying.ARMED).unlink()
    return was_told, is_killed


def moves(house: House, life: ForkedLife, by: timedelta) -> None:
    """Let time pass for the programme too."""
    house.passes(by)
    (house.folder / "new").write_text(str((house.clock.now() - Clock().now()).total_seconds()))
    (house.folder / "new").replace(house.folder / "ahead")
    with suppress(ProcessLookupError):
        life.signal(signal.SIGUSR1)


async def starts(fork: ForkServer, house: House, step: int) -> ForkedLife:
    ahead = house.clock.now() - Clock().now()
    (house.folder / "ahead").write_text(str(ahead.total_seconds()))
    house.stage.world.bot_has_come = False
    life = await fork.start(
        "tests.soak.attacks.dying:life",
        str(step),
        str(house.folder),
        house.stage.api_url,
        house.stage.bot_token,
    )
    await eventually(lambda: house.stage.world.bot_has_come)
    return life
