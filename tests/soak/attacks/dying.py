"""Programmes that are killed as they change a file for the n-th time: whatever they had in hand stays where it lies."""

import os
import signal
import sys
from collections.abc import Sequence
from pathlib import Path

from bot.__main__ import main
from tests.soak.life import live

_CHANGES = ("os.rename", "os.remove", "os.mkdir", "os.rmdir", "os.chmod", "sqlite3.connect")
_TO_WRITE = os.O_WRONLY | os.O_RDWR | os.O_CREAT
ARMED = "armed"


def command(arguments: Sequence[str]) -> int:
    """Run `python -m bot` with these arguments, to be killed at a step."""
    step, *rest = arguments
    _kill_at(int(step), Path.cwd(), armed=True)
    return main(rest)


def life(arguments: Sequence[str]) -> int:
    """Run the bot, to be killed at a step from when the folder says that it is armed."""
    step, *rest = arguments
    _kill_at(int(step), Path(rest[0]), armed=False)
    return live(rest)


def _kill_at(step: int, folder: Path, *, armed: bool) -> None:
    here, flag, left = str(folder), folder / ARMED, step

    def heard(event: str, about: tuple[object, ...]) -> None:
        nonlocal left
        if not about or not str(about[0]).startswith(here) or not _changes(event, about):
            return
        left -= armed or flag.exists()
        if left < 0:
            os.kill(os.getpid(), signal.SIGKILL)

    sys.addaudithook(heard)


def _changes(event: str, about: tuple[object, ...]) -> bool:
    to_write = event == "open" and isinstance(about[2], int) and bool(about[2] & _TO_WRITE)
    return to_write or event in _CHANGES
