"""`backup` and `restore` are killed at every step: the next start leaves nothing behind that erasing would miss."""

import os
import shutil
import signal
import sys
from collections.abc import Callable
from pathlib import Path
from types import FrameType

import pytest

from bot.services import mydata
from storage.backup import backup
from storage.doctor import doctor
from storage.keys import Keys
from storage.personal import mend_restored
from storage.restore import restore
from tests.services.polling_place import polling_place
from tests.services.test_erasing_stops import started
from tests.services.traces import settle_in, traces

WORDS = "Only-Morwenna-wrote-this"
IN_STEPS_OF = 7  # calls of our own functions in storage/


def killed_after(steps: int, command: Callable[[], object]) -> bool:
    """Run a command in a process of its own that is killed after so many steps; tell whether it had not finished."""
    child = os.fork()
    if child == 0:
        _run_until(steps, command)
    _, how = os.waitpid(child, 0)
    assert os.WIFSIGNALED(how) or os.WEXITSTATUS(how) == 0
    return os.WIFSIGNALED(how)


def _run_until(steps: int, command: Callable[[], object]) -> None:
    seen = 0

    def watch(frame: FrameType, event: str, _: object) -> None:
        nonlocal seen
        if event in {"call", "return"} and "/storage/" in frame.f_code.co_filename:
            seen += 1
            if seen > steps:
                os.kill(os.getpid(), signal.SIGKILL)

    code = 1
    try:
        sys.setprofile(watch)
        command()
        code = 0
    finally:
        os._exit(code)


async def prepared(folder: Path) -> None:
    """Fill a place in which somebody is who will have everything deleted, and stop it."""
    async with polling_place(folder) as place:
        for person, words in ((3, WORDS), (4, "Robin")):
            await place.store.run(settle_in, place.asked[person], words)
        backup(folder / "data", folder / "older.zip")


async def check(folder: Path) -> None:
    """Start on what a kill left, delete somebody, and look for them everywhere."""
    data = folder / "data"
    async with polling_place(folder / "other") as other:
        place = await started(folder, other, Keys(folder / "keys"))
        assert not list(folder.rglob(".*"))
        gone, stays = place.asked[3], place.asked[4]
        await place.store.run(mydata.erase_person, place.actor(3), now=place.now)
        await place.cleans()
        assert traces(data, gone, WORDS) == traces(folder / "keys", gone, WORDS) == []
        assert traces(data, stays)
        await place.store.close()
    assert [one.sentence for one in doctor(data, folder / "keys") if not one.well] == []


def to_data(folder: Path) -> None:
    backup(folder / "data", folder / "data" / "deep" / "made.zip")


def bring_back(folder: Path) -> None:
    restore(folder / "older.zip", folder / "data", mend=lambda *files: mend_restored(Keys(folder / "keys"), *files))


@pytest.mark.soak
@pytest.mark.parametrize("command", [to_data, bring_back])
async def test_killed_at_any_step_nothing_is_left_that_erasing_misses(
    tmp_path: Path, command: Callable[[Path], object]
) -> None:
    (tmp_path / "place").mkdir()
    await prepared(tmp_path / "place")
    steps, was_killed = 0, True
    while was_killed:
        left = tmp_path / f"left-{steps}"
        shutil.copytree(tmp_path / "place", left)
        was_killed = killed_after(steps, lambda left=left: command(left))  # type: ignore[misc]
        await check(left)
        shutil.rmtree(left)
        steps += IN_STEPS_OF
    assert steps > 10 * IN_STEPS_OF
