"""What tests of sending and of jobs ask for."""

from collections.abc import AsyncIterator
from pathlib import Path

import discord
import pytest
from aiohttp import web
from discord.http import Route

from bot.delivery import DiscordTransport
from tests.bot.beating import Beat
from tests.bot.fake_discord import US, FakeDiscord, said
from tests.bot.post import Discord, Office, StoppedClock, opened


@pytest.fixture
async def office(tmp_path: Path) -> AsyncIterator[Office]:
    """Letters, their postman and a Discord to send them to, on a stopped clock."""
    async with opened(tmp_path, Discord(StoppedClock())) as office:
        yield office


@pytest.fixture
def beat(office: Office) -> Beat:
    """The jobs of that office."""
    return Beat(office)


@pytest.fixture
async def fake_discord(monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[FakeDiscord]:
    """A server on this machine that the library takes for Discord."""
    fake_discord = FakeDiscord()
    app = web.Application()
    app.router.add_route("*", "/{anything:.*}", fake_discord.answer)
    runner = web.AppRunner(app)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    fake_discord.url = f"http://127.0.0.1:{runner.addresses[0][1]}"
    monkeypatch.setattr(Route, "BASE", fake_discord.url)
    yield fake_discord
    await runner.cleanup()


@pytest.fixture
async def transport(fake_discord: FakeDiscord) -> AsyncIterator[DiscordTransport]:
    """The postman's way to it."""
    client = discord.Client(intents=discord.Intents.none())
    fake_discord.answers = [said(US)]
    await client._async_setup_hook()
    await client.http.static_login("a-token-for-nothing")
    client._connection.user = discord.ClientUser(state=client._connection, data=US)  # type: ignore[arg-type]
    fake_discord.asked.clear()
    yield DiscordTransport(client)
    await client.close()
