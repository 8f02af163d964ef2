"""What Discord allows the bot in each of its servers, as `doctor` says it."""

from collections.abc import AsyncIterator
from dataclasses import replace

import discord
import pytest

from bot.client import INVITED_WITH
from bot.granted import NotTold, lacking_by_server, look
from bot.rehearsal.stage import Stage
from bot.rehearsing import invited
from bot.settings import Secret, Settings
from tests.clocks import clock_at


@pytest.fixture
async def stage() -> AsyncIterator[Stage]:
    clock = clock_at()
    stage = await Stage.open(clock, world=invited(clock))
    yield stage
    await stage.close()


@pytest.fixture
def settings(stage: Stage) -> Settings:
    return replace(Settings(), token=Secret(stage.bot_token), discord_api_url=stage.api_url)


async def test_where_all_that_was_asked_for_was_granted_nothing_lacks(stage: Stage, settings: Settings) -> None:
    assert await lacking_by_server(settings) == {stage.world.guild.id: ()}
    assert await look(settings) == [(True, "Discord allows the bot all that it needs. Servers: 1.")]


async def test_what_lacks_is_named_server_by_server(stage: Stage, settings: Settings) -> None:
    elsewhere = stage.add_guild("Elsewhere", "Helen")
    pins = discord.Permissions(pin_messages=True).value
    next(role for role in elsewhere.roles.values() if role.bot_id).permissions = INVITED_WITH.value & ~pins
    found = await lacking_by_server(settings)
    assert {guild: [one.shown for one in those] for guild, those in found.items()} == {
        stage.world.guild.id: [],
        elsewhere.id: ["Pin Messages"],
    }
    ((well, said),) = await look(settings)
    assert not well
    assert f"In server {elsewhere.id} the bot lacks: Pin Messages." in said


async def test_a_token_that_holds_no_longer_is_told_apart_from_discord_being_away(
    stage: Stage, settings: Settings
) -> None:
    with pytest.raises(NotTold, match="does not accept the token"):
        await lacking_by_server(replace(settings, token=Secret("not one")))
    await stage.close()
    with pytest.raises(NotTold, match="could not be asked"):
        await lacking_by_server(settings)
