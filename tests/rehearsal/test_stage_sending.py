"""Sending: nonces, mentions, direct messages, files, and requests that fail on purpose."""

import io
from datetime import timedelta

import aiohttp
import discord
import pytest

from tests.rehearsal.bots import on_stage


async def test_the_same_nonce_returns_the_first_message_for_a_few_minutes(monkeypatch: pytest.MonkeyPatch) -> None:
    async with on_stage(monkeypatch) as (stage, bot):
        first = await bot.general.send("Once", nonce="letter-1")
        assert (await bot.general.send("Twice", nonce="letter-1")).id == first.id
        stage.clock.move(timedelta(minutes=4))
        assert (await bot.general.send("Later", nonce="letter-1")).id != first.id
        assert [message.content for message in stage.person("Amara").screen("general")] == ["Once", "Later"]


async def test_only_those_who_may_be_called_are_called(monkeypatch: pytest.MonkeyPatch) -> None:
    async with on_stage(monkeypatch) as (stage, bot):
        amara, ioan = stage.person("Amara"), stage.person("Ioan")
        both = f"<@{amara.account.id}> and <@{ioan.account.id}> @everyone"
        await bot.general.send(both, allowed_mentions=discord.AllowedMentions.none())
        assert amara.pushes == ioan.pushes == []
        only = discord.AllowedMentions(everyone=False, roles=False, users=[discord.Object(amara.account.id)])
        sent = await bot.general.send(both, allowed_mentions=only)
        assert [one.id for one in sent.mentions] == [amara.account.id]
        assert (amara.pushes, ioan.pushes) == ([both], [])
        await bot.general.send(both, silent=True)
        assert amara.pushes == [both]
        role = await bot.home.create_role(name="Workers")
        stage.person("Olwen").gives_role("Ioan", "Workers")
        await bot.general.send(role.mention)
        assert ioan.pushes == []
        await role.edit(mentionable=True)
        await bot.general.send(role.mention)
        assert ioan.pushes == [role.mention]


async def test_a_push_shows_the_text_and_else_the_card(monkeypatch: pytest.MonkeyPatch) -> None:
    async with on_stage(monkeypatch) as (stage, bot):
        amara = stage.person("Amara")
        account = await bot.fetch_user(amara.account.id)
        await account.send("A note", embed=discord.Embed(title="Secret"))
        await account.send(embed=discord.Embed(title="Secret"))
        assert amara.pushes == ["A note", "Secret"]
        assert [message.content for message in amara.dms] == ["A note", ""]
        stage.person("Ioan").cannot_see("A note")


async def test_closed_direct_messages_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    async with on_stage(monkeypatch) as (stage, bot):
        amara = stage.person("Amara")
        account = await bot.fetch_user(amara.account.id)
        for close, reopen in (
            (amara.closes_dms, amara.opens_dms),
            (lambda: stage.world.leave(stage.world.guild, amara.account), lambda: None),
        ):
            close()
            with pytest.raises(discord.Forbidden) as refused:
                await account.send("Hello")
            assert refused.value.code == 50007
            reopen()


async def test_files_come_with_their_words_and_can_be_fetched(monkeypatch: pytest.MonkeyPatch) -> None:
    async with on_stage(monkeypatch) as (stage, bot):
        chart = discord.File(io.BytesIO(b"picture"), "chart.png", description="Fifteen chose the video")
        card = discord.Embed(title="Result").set_image(url="attachment://chart.png")
        sent = await bot.general.send(embed=card, file=chart)
        assert (await stage.person("Amara").sees("Fifteen chose the video")).id == sent.id
        assert sent.attachments == []  # what stands in a card is told of nowhere else
        shown = sent.embeds[0].image.url
        assert shown is not None
        async with aiohttp.ClientSession() as session:
            fetched = await session.get(shown)
            assert await fetched.read() == b"picture"
            assert fetched.headers["Content-Security-Policy"] == "sandbox; default-src 'none'"
        after = await sent.edit(content="Only words", embed=None)
        assert [one.url for one in after.attachments] == [shown]
        after = await sent.edit(attachments=[])
        assert after.attachments == []
        too_much = (["x" * 1025], ["x"] * 11)
        for words in too_much:
            files = [discord.File(io.BytesIO(b"x"), "a.png", description=one) for one in words]
            with pytest.raises(discord.HTTPException) as refused:
                await bot.general.send(files=files)
            assert refused.value.code == 50035


async def test_a_request_can_be_made_to_fail_before_or_after_its_effect(monkeypatch: pytest.MonkeyPatch) -> None:
    async with on_stage(monkeypatch) as (stage, bot):
        send = ("POST", "/channels/{channel_id}/messages")
        for status, after in ((503, False), (503, True)):
            stage.faults.plan(*send, status=status, after=after)
            with pytest.raises(discord.DiscordServerError):
                await bot.general.send(f"{after}")
        stage.faults.plan(*send, status=0, after=True)
        with pytest.raises(aiohttp.ClientError):
            await bot.general.send("Dropped")
        assert [message.content for message in stage.person("Amara").screen("general")] == ["True", "Dropped"]
        assert stage.faults.planned == []


async def test_the_stages_time_is_in_every_reply(monkeypatch: pytest.MonkeyPatch) -> None:
    async with on_stage(monkeypatch) as (stage, _):
        stage.clock.move(timedelta(days=400))
        async with aiohttp.ClientSession(headers={"Authorization": f"Bot {stage.bot_token}"}) as session:
            reply = await session.get(f"{stage.api_url}/users/@me")
        assert str(stage.clock.now().year) in reply.headers["Date"]
        assert reply.headers["Content-Type"] == "application/json"
        assert discord.utils.snowflake_time(stage.world.ids.new()).date() == stage.clock.now().date()
