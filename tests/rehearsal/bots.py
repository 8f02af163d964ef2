"""A real discord.py bot, as small as a test needs it, on a stage of its own."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress

import discord
import pytest
import yarl
from discord import app_commands
from discord.gateway import DiscordWebSocket
from discord.http import Route

from bot.rehearsal.stage import Stage
from tests.clocks import clock_at


class Bot(discord.AutoShardedClient):
    """Syncs its commands at start, then does as it is told."""

    def __init__(self, intents: discord.Intents | None = None) -> None:
        # The library waits this long for one more server before it says that it is ready.
        super().__init__(intents=intents or discord.Intents.default(), max_messages=None, guild_ready_timeout=0.02)
        self.kept: dict[str, discord.Interaction] = {}
        self.tree = app_commands.CommandTree(self)
        self.heard: list[str] = []
        self.came = asyncio.Event()
        self.resumed = asyncio.Event()

    async def setup_hook(self) -> None:
        await self.tree.sync()

    async def on_ready(self) -> None:
        self.came.set()

    async def on_shard_resumed(self, shard: int) -> None:
        self.resumed.set()

    @property
    def home(self) -> discord.Guild:
        return self.guilds[0]

    @property
    def general(self) -> discord.TextChannel:
        return next(channel for channel in self.home.text_channels if channel.name == "general")


@asynccontextmanager
async def on_stage(
    patch: pytest.MonkeyPatch,
    add_commands: Callable[[Bot], object] = lambda bot: None,
    *,
    intents: discord.Intents | None = None,
) -> AsyncIterator[tuple[Stage, Bot]]:
    """Open a stage, and bring a bot onto it that was given its commands first."""
    stage = await Stage.open(clock_at())
    patch.setattr(Route, "BASE", stage.api_url)
    patch.setattr(DiscordWebSocket, "DEFAULT_GATEWAY", yarl.URL(stage.gateway_url))
    bot = Bot(intents)
    add_commands(bot)
    running = asyncio.create_task(bot.start(stage.bot_token))
    try:
        arrived = asyncio.create_task(bot.came.wait())
        await asyncio.wait([arrived, running], timeout=10, return_when=asyncio.FIRST_COMPLETED)
        arrived.cancel()
        if running.done():
            running.result()
        yield stage, bot
    finally:
        await bot.close()
        with suppress(asyncio.CancelledError):
            await running
        await stage.close()
