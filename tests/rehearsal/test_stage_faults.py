"""Faults on request, and faults of the stage's own."""

import asyncio
import logging

import aiohttp
import discord
import pytest

from bot.rehearsal.rest import me
from bot.rehearsal.rest.known import KNOWN
from bot.rehearsal.world import permissions
from tests.rehearsal.bots import on_stage
from tests.rehearsal.raw_client import raw_client

SEND = ("POST", "/channels/{channel_id}/messages")


async def test_a_connection_can_be_cut_before_or_after_the_effect() -> None:
    async with raw_client() as client:
        for after in (False, True):
            client.stage.faults.drop(*SEND, after=after)
            with pytest.raises(aiohttp.ClientError):
                await client.says()
            assert len(client.general.messages) == int(after)


async def test_an_answer_can_come_late_before_or_after_the_effect() -> None:
    async with raw_client() as client:
        for after in (False, True):
            client.stage.faults.slow(*SEND, seconds=30, after=after)
            with pytest.raises(TimeoutError):
                await asyncio.wait_for(client.says(), 0.05)
            assert len(client.general.messages) == int(after)


async def test_anything_at_all_can_fail_as_often_as_planned_and_no_longer() -> None:
    async with raw_client() as client:
        client.stage.faults.plan(status=502, times=2)
        assert [(await client.asks("GET", "/users/@me"))[0] for _ in range(3)] == [502, 502, 200]
        client.stage.faults.plan(times=5)
        client.stage.faults.clear()
        assert (await client.says())[0] == 200


async def test_roles_and_channels_can_be_taken_from_under_the_bot(monkeypatch: pytest.MonkeyPatch) -> None:
    async with on_stage(monkeypatch) as (stage, bot):
        role = await bot.home.create_role(name="Workers")
        stage.person("Olwen").gives_role("Ioan", "Workers")
        ioan = stage.world.guild.members[stage.person("Ioan").account.id]
        stage.faults.take_role("Ioan", "Workers")
        assert ioan.roles == set()
        gone = bot.wait_for("guild_role_delete")
        stage.faults.delete_role("Workers")
        assert (await gone).id == role.id
        stage.faults.close_dms("Ioan")
        with pytest.raises(discord.Forbidden):
            await (await bot.fetch_user(ioan.id)).send("Hello")
        stage.faults.shut_out("general", permissions.SEND)
        with pytest.raises(discord.Forbidden) as refused:
            await bot.general.send("Hello")
        assert refused.value.code == 50013
        general, removed = bot.general, bot.wait_for("guild_channel_delete")
        stage.faults.delete_channel("general")
        await removed
        with pytest.raises(discord.NotFound) as unknown:
            await general.send("Hello")
        assert unknown.value.code == 10003
        left = bot.wait_for("guild_remove")
        stage.faults.remove_bot()
        await left
        with pytest.raises(LookupError, match="'nowhere'"):
            stage.faults.delete_channel("nowhere")
        with pytest.raises(LookupError, match="'nobody'"):
            stage.faults.delete_role("nobody")


async def test_a_fault_of_the_stage_is_never_taken_for_a_refusal(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def broken(_: object) -> None:
        raise KeyError("pudding")

    monkeypatch.setattr(me, "application_of", broken)
    async with raw_client() as client:
        status, said, _ = await client.asks("GET", "/applications/@me")
    assert status == 501
    assert "fault of the stage's own" in said["message"]
    assert "KeyError('pudding')" in said["message"]
    assert [record.levelno for record in caplog.records if "the stage could not answer" in record.message] == [
        logging.ERROR
    ]


async def test_what_cannot_be_read_is_refused_as_discord_refuses_it() -> None:
    async with raw_client() as client:
        url = client.stage.api_url + client.messages
        headers = {"Authorization": f"Bot {client.stage.bot_token}", "Content-Type": "application/json"}
        async with client.session.post(url, data=b"{", headers=headers) as reply:
            assert (reply.status, (await reply.json())["code"]) == (400, 50109)
        bodies: tuple[object, ...] = ([], "words", 3)
        for body in bodies:
            status, said, _ = await client.asks("POST", client.messages, body)
            assert (status, said["code"]) == (400, 50035)
            assert said["errors"]["_errors"][0]["code"] == "DICT_TYPE_CONVERT"
        _, said, _ = await client.asks("GET", client.messages + "?limit=many")
        assert said["errors"]["limit"]["_errors"][0]["code"] == "NUMBER_TYPE_COERCE"


async def test_what_discord_has_is_refused_by_name_and_what_it_has_not_in_its_own_words() -> None:
    async with raw_client() as client:
        guild = client.stage.world.guild.id
        status, said, _ = await client.asks("GET", f"/guilds/{guild}/audit-logs")
        assert (status, said["message"]) == (501, "not imitated by this stage: GET /guilds/{guild_id}/audit-logs")
        assert (await client.asks("GET", "/puddings"))[:2] == (404, {"message": "404: Not Found", "code": 0})
        assert (await client.asks("PUT", "/users/@me"))[:2] == (405, {"message": "405: Method Not Allowed", "code": 0})
        status, said, _ = await client.asks("POST", client.messages, {"content": "x", "poll": {"question": {}}})
        assert (status, said["message"]) == (501, "not imitated by this stage: 'poll' in a message")
    assert KNOWN.find(["guilds", "1", "members", "@me"]) == {"PATCH": "/guilds/{guild_id}/members/@me"}
