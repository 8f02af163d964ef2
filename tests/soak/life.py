"""The bot as a process of its own, on a clock that a test moves by writing to a file and sending a signal."""

import asyncio
import os
import signal
from collections.abc import Sequence
from datetime import timedelta
from pathlib import Path

import pytest

from bot.app import App
from bot.clock import Clock, Timing
from bot.settings import Secret, Settings
from tests.simulation.post import broken


def live(arguments: Sequence[str]) -> int:
    """Run until killed; the folder, the address of Discord and the token are given, perhaps how it is built wrong."""
    folder, api_url, token, *ways = arguments
    for way in filter(None, ways):
        getattr(broken, way)(pytest.MonkeyPatch())
    asyncio.run(_live(Path(folder), api_url, token))
    return 0


async def _live(folder: Path, api_url: str, token: str) -> None:
    ahead = timedelta(seconds=float((folder / "ahead").read_text()))
    clock = Clock(ahead)

    def move() -> None:
        nonlocal ahead
        wanted = timedelta(seconds=float((folder / "ahead").read_text()))
        clock.move(wanted - ahead)
        ahead = wanted

    asyncio.get_running_loop().add_signal_handler(signal.SIGUSR1, move)
    settings = Settings(
        token=Secret(token),
        data_dir=folder / "data",
        key_dir=folder / "keys",
        discord_api_url=api_url,
        messages_per_second=40.0,
        dms_per_second=40.0,
    )
    app = await App.open(settings, clock, timing=Timing(guild_ready=0.02, soon=0, sleep=_hardly))
    (folder / "pid").write_text(str(os.getpid()))
    await app.run()


async def _hardly(_seconds: float) -> None:
    """Let no time pass between letters, but let others have their turn."""
    await asyncio.sleep(0)
