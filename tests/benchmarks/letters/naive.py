"""A bare discord.py bot that sends everything at once, as anyone would write it; it is told when and where."""

import asyncio
import json
import os
import time
from pathlib import Path
from typing import Any

import discord
import yarl
from discord.gateway import DiscordWebSocket
from discord.http import Route


class Naive(discord.Client):
    async def on_ready(self) -> None:
        given: Any = json.loads(Path(os.environ["CHANNELS"]).read_text("utf-8"))
        await asyncio.wait([asyncio.get_running_loop().create_future()], timeout=max(0.0, given["at"] - time.time()))
        where = [self.get_partial_messageable(number) for number in given["channels"]]
        await asyncio.gather(*(one.send(embed=_card()) for one in where), return_exceptions=True)


def _card() -> discord.Embed:
    return discord.Embed(title="A role or channel is missing", description="Please run /setup again.")


if __name__ == "__main__":
    Route.BASE = os.environ["DISCORD_API_URL"]
    DiscordWebSocket.DEFAULT_GATEWAY = yarl.URL(Route.BASE).with_scheme("ws").with_path("/gateway")
    Naive(intents=discord.Intents.default()).run(os.environ["DISCORD_TOKEN"])
