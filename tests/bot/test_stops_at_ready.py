"""The programme is told to stop while Discord greets it: it leaves at once, whatever it was just doing."""

import asyncio
import os
import random
import signal
from pathlib import Path

import pytest

from bot.clock import Clock
from bot.rehearsal.stage import Stage
from tests.bot.fork_server import ForkServer
from tests.databases import put_database
from tests.rehearsal.house import eventually

SIDE_BY_SIDE = 4
GREETED = 0.012  # seconds from its first word at the gateway until it is ready, and somewhat more
PATIENCE = 2.0


async def begins_and_stops(fork: ForkServer, folder: Path, after: float) -> None:
    """Start the programme in a folder of its own; tell it to stop so many seconds after it came to the gateway."""
    stage = await Stage.open(Clock())
    environ = {
        "DISCORD_TOKEN": stage.bot_token,
        "DISCORD_API_URL": stage.api_url,
        "DATA_DIR": str(folder / "data"),
        "KEY_DIR": str(folder / "keys"),
        "PATH": os.environ["PATH"],
    }
    try:
        life = await fork.start("bot.__main__:main", "run", environ=environ)
        await eventually(lambda: stage.gateway.connections or None)
        asyncio.get_running_loop().call_later(after, life.signal, signal.SIGTERM)
        assert await life.end(within=after + PATIENCE) == 0, life.said
        assert "Traceback" not in life.said, life.said
    finally:
        await stage.close()


@pytest.mark.parametrize("starts", [12, pytest.param(100, marks=pytest.mark.soak)])
async def test_told_to_stop_as_it_becomes_ready_it_leaves_within_two_seconds(
    fork: ForkServer, tmp_path: Path, starts: int
) -> None:
    chance, turns = random.Random(starts), asyncio.Semaphore(SIDE_BY_SIDE)

    async def takes_its_turn(number: int) -> None:
        own = tmp_path / str(number)
        put_database(own / "data")
        async with turns:
            await begins_and_stops(fork, own, GREETED * (number + chance.random()) / starts)

    async with asyncio.TaskGroup() as all_starts:
        for number in range(starts):
            all_starts.create_task(takes_its_turn(number), name=f"start {number}")
