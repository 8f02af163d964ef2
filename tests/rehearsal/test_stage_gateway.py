"""The gateway: who is let in, what is told again, and how the connection comes and goes."""

import asyncio
import zlib

import aiohttp
import discord
import pytest
import yarl
from discord.gateway import DiscordWebSocket
from discord.http import Route

from bot.rehearsal.gateway.socket import packer
from bot.rehearsal.stage import Stage
from bot.rehearsal.world import writing
from bot.rehearsal.world.messages import Draft
from tests.clocks import clock_at
from tests.rehearsal.bots import Bot, on_stage


def _answering(bot: Bot) -> None:
    @bot.tree.command(description="Says hello")
    async def hello(interaction: discord.Interaction) -> None:
        bot.heard.append(str(interaction.id))
        if len(bot.heard) == 1 or bot.heard[-1] not in bot.heard[:-1]:
            await interaction.response.send_message("Hello", ephemeral=True)


async def test_a_bot_resumes_and_hears_what_it_missed(monkeypatch: pytest.MonkeyPatch) -> None:
    async with on_stage(monkeypatch, _answering) as (stage, bot):
        stage.gateway.drop_connections()
        bethan = stage.person("Bethan")
        ran = asyncio.create_task(bethan.runs("/hello"))
        async with asyncio.timeout(10):
            await bot.resumed.wait()
        assert not (await ran).failed
        await bethan.sees("Hello")
        assert stage.world.starts.remaining == 999


async def test_a_bot_that_is_asked_to_reconnect_comes_back_with_its_session(monkeypatch: pytest.MonkeyPatch) -> None:
    async with on_stage(monkeypatch, _answering) as (stage, bot):
        stage.gateway.ask_reconnect()
        async with asyncio.timeout(10):
            await bot.resumed.wait()
        assert not (await stage.person("Ioan").runs("/hello")).failed


async def test_a_session_that_is_gone_cannot_be_resumed() -> None:
    stage = await Stage.open(clock_at())
    async with aiohttp.ClientSession() as session, session.ws_connect(stage.gateway_url) as socket:
        await socket.receive_json()
        await socket.send_json({"op": 2, "d": {"token": stage.bot_token, "intents": 1}})
        ready = await socket.receive_json()
        assert (ready["t"], (await socket.receive_json())["t"]) == ("READY", "GUILD_CREATE")
        stage.gateway.invalidate()
        assert (await socket.receive_json())["op"] == 9
        resume = {"token": stage.bot_token, "session_id": ready["d"]["session_id"], "seq": 1}
        await socket.send_json({"op": 6, "d": resume})
        assert await socket.receive_json() == {"op": 9, "s": None, "t": None, "d": False}
    await stage.close()


async def test_an_event_can_be_delivered_twice(monkeypatch: pytest.MonkeyPatch) -> None:
    async with on_stage(monkeypatch, _answering) as (stage, bot):
        stage.gateway.repeat_next("INTERACTION_CREATE")
        await stage.person("Bethan").runs("/hello")
        await stage.person("Bethan").runs("/hello")
        assert len(bot.heard) == 3
        assert len(set(bot.heard)) == 2


async def test_a_wrong_token_is_turned_away_at_both_doors(monkeypatch: pytest.MonkeyPatch) -> None:
    stage = await Stage.open(clock_at())
    monkeypatch.setattr(Route, "BASE", stage.api_url)
    async with Bot() as bot:
        with pytest.raises(discord.LoginFailure):
            await bot.login("not.the.token")
    async with aiohttp.ClientSession() as session:
        wrong = await session.get(f"{stage.api_url}/users/@me", headers={"Authorization": "Bot nothing"})
        assert wrong.status == 401
        assert await wrong.json() == {"message": "401: Unauthorized", "code": 0}
        async with session.ws_connect(stage.gateway_url) as socket:
            assert (await socket.receive_json())["op"] == 10
            await socket.send_json({"op": 2, "d": {"token": "nothing", "intents": 0}})
            assert (await socket.receive()).data == 4004
        async with session.ws_connect(stage.gateway_url) as socket:
            await socket.send_json({"op": 3, "d": {}})
            await socket.receive()
            assert (await socket.receive()).data == 4003
    await stage.close()


async def test_intents_that_are_not_switched_on_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    stage = await Stage.open(clock_at())
    stage.world.allowed_intents = discord.Intents.default().value
    monkeypatch.setattr(Route, "BASE", stage.api_url)
    monkeypatch.setattr(DiscordWebSocket, "DEFAULT_GATEWAY", yarl.URL(stage.gateway_url))
    async with Bot(discord.Intents.all()) as bot:
        with pytest.raises(discord.PrivilegedIntentsRequired):
            await bot.start(stage.bot_token)
    await stage.close()


async def test_without_message_content_the_bot_hears_that_something_was_said_and_not_what(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def add_commands(bot: Bot) -> None:
        @bot.event
        async def on_message(message: discord.Message) -> None:
            bot.heard.append(message.content)
            if len(bot.heard) == 4:
                enough.set()

    enough = asyncio.Event()
    async with on_stage(monkeypatch, add_commands) as (stage, bot):
        amara = stage.person("Amara")
        await amara.says("general", "A quiet word")
        await amara.says("general", f"A word to <@{stage.world.bot.id}>")
        writing.send(stage.world, stage.world.dm_with(amara.account), amara.account, Draft("Between us"))
        await bot.general.send("And mine")
        async with asyncio.timeout(5):
            await enough.wait()
        assert bot.heard == ["", f"A word to <@{stage.world.bot.id}>", "Between us", "And mine"]


async def test_members_arrive_only_for_bots_that_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    async with on_stage(monkeypatch) as (_, bot):
        assert [member.name for member in bot.home.members] == ["Kitchen Table"]
    everything = discord.Intents.default()
    everything.members = True
    async with on_stage(monkeypatch, intents=everything) as (stage, bot):
        assert len(bot.home.members) == len(stage.world.guild.members)
        newcomer = bot.wait_for("member_join")
        stage.world.add_person("Noor")
        assert (await newcomer).display_name == "Noor"


async def test_a_second_server_comes_is_lost_for_a_while_and_comes_back(monkeypatch: pytest.MonkeyPatch) -> None:
    async with on_stage(monkeypatch, _answering) as (stage, bot):
        joined = bot.wait_for("guild_join")
        elsewhere = stage.add_guild("Elsewhere", "Helen")
        assert (await joined).name == "Elsewhere"
        gone, back = bot.wait_for("guild_unavailable"), bot.wait_for("guild_available")
        stage.gateway.outage(elsewhere)
        assert (await gone).id == elsewhere.id
        stage.gateway.welcome(elsewhere)
        assert (await back).id == elsewhere.id
        helen = stage.person("Helen")
        await helen.runs("/hello", at=stage.world.places(elsewhere)[0])
        await helen.sees("Hello")
        removed = bot.wait_for("guild_remove")
        stage.world.leave(elsewhere, stage.world.bot)
        assert (await removed).id == elsewhere.id


def test_the_stream_is_packed_as_the_library_asks() -> None:
    pack = packer("zlib-stream")
    assert pack is not None
    stream = zlib.decompressobj()
    first, second = pack(b"one"), pack(b"two")
    assert first.endswith(b"\x00\x00\xff\xff")
    assert stream.decompress(first) + stream.decompress(second) == b"onetwo"
    assert packer(None) is None


def test_a_zstd_stream_needs_no_library_and_holds_messages_larger_than_a_block() -> None:
    pack = packer("zstd-stream")
    assert pack is not None
    first, second = pack(b"one"), pack(b"x" * 200_000)
    assert first == b"\x28\xb5\x2f\xfd\x00\x38" + b"\x18\x00\x00one"  # hikari reads it in test_foreign_libraries
    assert len(second) == 200_000 + 2 * 3
