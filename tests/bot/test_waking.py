"""Waking for letters: at once, or in a moment, when whoever presses meanwhile has been answered."""

import asyncio
from pathlib import Path

from bot.client import Bot
from bot.clock import Timing
from bot.settings import Settings
from tests.clocks import clock_at
from tests.databases import open_store


async def test_for_all_who_press_in_one_moment_it_wakes_once_and_after_them(tmp_path: Path) -> None:
    woken = asyncio.Queue[int]()
    store = await open_store(tmp_path)
    settings = Settings(data_dir=tmp_path / "data", key_dir=tmp_path / "keys")
    bot = Bot(settings, store, clock_at(), wake=lambda: woken.put_nowait(1), timing=Timing(soon=0))
    for _moment in range(2):
        for _press in range(77):
            bot.wake_soon()
        assert woken.empty()
        await woken.get()
        assert woken.empty()
    await store.close()
