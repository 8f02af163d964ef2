"""Stories of being told to stop at an awkward moment."""

import asyncio
from typing import Any

import pytest
import yarl
from discord.ext import commands

from tests.rehearsal.house import House


async def test_being_told_to_stop_while_connecting_is_not_forgotten(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun, never = asyncio.Event(), asyncio.Event()

    async def forgetful(*_: Any, **__: Any) -> None:
        begun.set()
        try:
            await never.wait()
        except asyncio.CancelledError:
            return  # as wait_for does when both happen at once

    monkeypatch.setattr(commands.AutoShardedBot, "launch_shard", forgetful)
    connecting = asyncio.create_task(house.app.bot.launch_shard(yarl.URL("ws://127.0.0.1"), 0))
    await begun.wait()
    connecting.cancel()
    with pytest.raises(asyncio.CancelledError):
        await connecting
