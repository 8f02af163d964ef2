"""Where tests write, where they start the programme as a process, and what they see it ask of its database."""

import gc
import os
import shutil
import tempfile
from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings

from storage.store import Store
from tests.bot.fork_server import ForkServer, fork_server, preloaded

_MEMORY = Path("/dev/shm")
_ENOUGH = 2 << 30  # bytes
_LITTER = 10_000  # new objects between two looks for what nothing holds any more: Python's 700 is for small programmes
_OFTEN, _NEVER = 10, 1 << 30  # such looks between two that go further


def pytest_configure(config: pytest.Config) -> None:
    """Let temporary files lie in memory: no test cuts the power, so to none of them is a disk anything but slow.

    Properties are tried with the same examples each time, but for the soak, which looks for new ones; no example fails
    because a machine is busy.
    """
    gc.disable()  # until all tests are found: what is loaded and found meanwhile stays
    settings.register_profile("kitchen table", deadline=None, derandomize=config.getoption("markexpr") != "soak")
    settings.load_profile("kitchen table")
    if "TMPDIR" not in os.environ and _MEMORY.is_dir() and shutil.disk_usage(_MEMORY).free >= _ENOUGH:
        os.environ["TMPDIR"] = tempfile.tempdir = str(_MEMORY)


def pytest_collection_finish() -> None:
    """Look for litter from here on, and never among the code and the tests: a fifth of what stories take went there."""
    gc.freeze()
    gc.set_threshold(_LITTER, _OFTEN, _NEVER)
    gc.enable()


@pytest.hookimpl(trylast=True)
def pytest_runtest_teardown() -> None:
    """Look through all there is between two tests, where nobody waits for an answer meanwhile."""
    if gc.get_count()[2] >= _OFTEN:
        gc.collect()


@pytest.fixture(scope="session")
def forking() -> Iterator[Path]:
    """The address of a process that has loaded everything, and is forked for each programme that a test starts."""
    with preloaded() as address:
        yield address


@pytest.fixture
async def fork(forking: Path, tmp_path: Path) -> AsyncIterator[ForkServer]:
    """Where this test starts programmes."""
    async with fork_server(forking, tmp_path) as fork:
        yield fork


@pytest.fixture
def transactions(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Note which services are run, each in a transaction of its own."""
    noted: list[str] = []
    run = Store.run

    async def note(store: Store, service: Any, /, *args: Any, **kwargs: Any) -> Any:
        noted.append(getattr(service, "func", service).__name__)  # of what is asked in part, the service
        return await run(store, service, *args, **kwargs)

    monkeypatch.setattr(Store, "run", note)
    return noted
