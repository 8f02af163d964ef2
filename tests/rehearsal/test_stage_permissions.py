"""Who may do what, and who sees what."""

from collections.abc import Awaitable, Callable
from datetime import timedelta
from typing import Any

import discord
import pytest

from bot.rehearsal.stage import Stage
from bot.rehearsal.world import permissions
from tests.rehearsal.bots import on_stage


async def test_a_hidden_channel_is_seen_only_by_those_who_are_let_in(monkeypatch: pytest.MonkeyPatch) -> None:
    async with on_stage(monkeypatch) as (stage, bot):
        role = await bot.home.create_role(name="Advisory")
        hidden: dict[Any, discord.PermissionOverwrite] = {
            bot.home.default_role: discord.PermissionOverwrite(view_channel=False),
            bot.home.me: discord.PermissionOverwrite(view_channel=True),
            role: discord.PermissionOverwrite(view_channel=True),
        }
        secret = await bot.home.create_text_channel("advisory", overwrites=hidden)
        await secret.send("Only for us")
        maria, helen, olwen = stage.person("Maria"), stage.person("Helen"), stage.person("Olwen")
        maria.cannot_see("Only for us")
        olwen.gives_role("Maria", "Advisory")
        await maria.sees("Only for us")
        helen.cannot_see("Only for us")
        assert helen.places == ["general"]
        await olwen.sees("Only for us")
        olwen.takes_role("Maria", "Advisory")
        maria.cannot_see("Only for us")
        with pytest.raises(LookupError):
            await helen.says("advisory", "Let me in")


async def test_a_private_thread_is_seen_by_its_members_and_whoever_manages_threads(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    async with on_stage(monkeypatch) as (stage, bot):
        thread = await bot.general.create_thread(name="Two of us")
        await thread.send("Between you and me")
        amara = stage.person("Amara")
        amara.cannot_see("Between you and me")
        await thread.add_user(discord.Object(amara.account.id))
        await amara.sees("Between you and me")
        stage.person("Ioan").cannot_see("Between you and me")
        await stage.person("Olwen").sees("Between you and me")
        await thread.remove_user(discord.Object(amara.account.id))
        amara.cannot_see("Between you and me")


async def test_an_archived_thread_wakes_when_written_in_and_is_otherwise_left_alone(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    async with on_stage(monkeypatch) as (stage, bot):
        thread = await bot.general.create_thread(
            name="Slow", type=discord.ChannelType.public_thread, auto_archive_duration=10080
        )
        first = await thread.send("First")
        stage.clock.move(timedelta(days=7))
        assert stage.world.channels[thread.id].wire()["thread_metadata"]["archived"]
        with pytest.raises(discord.HTTPException) as refused:
            await first.edit(content="Changed")
        assert refused.value.code == 50083
        await thread.send("Second")
        assert not stage.world.channels[thread.id].wire()["thread_metadata"]["archived"]
        await first.edit(content="Changed")
        await thread.edit(archived=True, locked=True)
        stage.world.guild.roles[_bots_role(stage)].permissions &= ~permissions.MANAGE_THREADS
        with pytest.raises(discord.Forbidden):
            await thread.send("Third")


def _bots_role(stage: Stage) -> int:
    return next(role.id for role in stage.world.guild.roles.values() if role.bot_id)


@pytest.mark.parametrize(
    ("lacking", "code"),
    [
        (permissions.SEND, 50013),
        (permissions.EMBED, 50013),
        (permissions.MANAGE_ROLES, 50013),
        (permissions.MANAGE_CHANNELS, 50013),
        (permissions.VIEW, 50001),
    ],
)
async def test_what_the_bot_may_not_do_is_refused(monkeypatch: pytest.MonkeyPatch, lacking: int, code: int) -> None:
    async with on_stage(monkeypatch) as (stage, bot):
        guild = stage.world.guild
        for role in (guild.id, _bots_role(stage)):
            guild.roles[role].permissions &= ~lacking
        with pytest.raises(discord.Forbidden) as refused:  # noqa: PT012 - any one of the three may be what is refused
            await bot.general.send(embed=discord.Embed(title="Hello"))
            await bot.home.create_role(name="New")
            await bot.home.create_text_channel("new")
        assert refused.value.code == code


async def test_nobody_hands_out_what_stands_above_them(monkeypatch: pytest.MonkeyPatch) -> None:
    async with on_stage(monkeypatch) as (stage, bot):
        low, high = await bot.home.create_role(name="Low"), await bot.home.create_role(name="High")
        stage.world.guild.roles[high.id].position = 99
        amara = await bot.home.fetch_member(stage.person("Amara").account.id)
        await amara.add_roles(low)
        for refused in (amara.add_roles(high), high.edit(name="Mine"), high.delete()):
            with pytest.raises(discord.Forbidden) as error:
                await refused
            assert error.value.code == 50013
        with pytest.raises(discord.Forbidden):
            await bot.home.create_role(name="All", permissions=discord.Permissions.all())
        with pytest.raises(Exception, match="Missing Permissions"):
            stage.person("Ioan").gives_role("Ioan", "Low")


async def test_what_is_not_there_is_unknown_by_name(monkeypatch: pytest.MonkeyPatch) -> None:
    async with on_stage(monkeypatch) as (stage, bot):
        nothing = discord.Object(1)
        general = bot.get_partial_messageable(stage.world.guild.id)
        amara = await bot.home.fetch_member(stage.person("Amara").account.id)
        asked: dict[int, Callable[[], Awaitable[object]]] = {
            10003: lambda: general.send("Hello"),
            10004: lambda: bot.fetch_guild(1),
            10008: lambda: bot.general.fetch_message(1),
            10011: lambda: amara.add_roles(nothing),
            10013: lambda: bot.fetch_user(1),
        }
        gone = stage.world.add_person("Noor")
        stage.world.leave(stage.world.guild, gone)
        asked[10007] = lambda: bot.home.fetch_member(gone.id)
        for code, ask in asked.items():
            with pytest.raises(discord.NotFound) as refused:
                await ask()
            assert refused.value.code == code


async def test_what_the_stage_cannot_do_it_refuses_by_name(monkeypatch: pytest.MonkeyPatch) -> None:
    async with on_stage(monkeypatch) as (_, bot):
        with pytest.raises(
            discord.HTTPException, match=r"not imitated by this stage: GET /guilds/{guild_id}/audit-logs"
        ):
            await bot.http.get_audit_logs(bot.home.id)
