"""Stories of roles and rooms that were there before the bot, and of who gets in through them."""

import asyncio

import discord
import pytest

from bot.rehearsal.world import permissions
from bot.rehearsing import join, set_up_the_server
from tests.rehearsal.house import House, eventually, told
from tests.rehearsal.test_story_setup import add_channel, add_role


async def as_discord_knows(house: House, room: int) -> discord.TextChannel:
    """Find a room through the bot's own eyes, to change it as its owner would."""
    guild = house.app.bot.get_guild(house.stage.world.guild.id)
    assert guild is not None
    found = await eventually(lambda: guild.get_channel(room))
    assert isinstance(found, discord.TextChannel)
    return found


async def open_to(house: House, room: discord.TextChannel, role: int) -> discord.Role:
    """Let the people of a role into a room."""
    known = await eventually(lambda: room.guild.get_role(role))
    await room.set_permissions(known, view_channel=True)
    await eventually(lambda: room.overwrites_for(known).view_channel)
    return known


async def test_a_role_that_opens_one_private_channel_is_not_handed_to_whoever_joins(empty_house: House) -> None:
    role, room = add_role(empty_house, "Manager"), add_channel(empty_house, "managers-only")
    seen = await as_discord_knows(empty_house, room.id)
    await seen.set_permissions(seen.guild.me, view_channel=True)
    await seen.set_permissions(seen.guild.default_role, view_channel=False)
    known = await open_to(empty_house, seen, role.id)
    said = told(await empty_house.person("Olwen").runs("/setup"))
    assert "The role “Manager” lets people do or see more than others" in said
    assert "Set it up" not in said
    await seen.set_permissions(known, overwrite=None)
    await eventually(lambda: not seen.overwrites_for(known).view_channel)
    await set_up_the_server(empty_house.stage)
    await open_to(empty_house, seen, role.id)
    await join(empty_house.stage, "Rhys", "Manager")
    await join(empty_house.stage, "Chen", "Researcher")
    chen, rhys = empty_house.person("Chen").account, empty_house.person("Rhys").account
    members = empty_house.stage.world.guild.members
    await eventually(lambda: members[chen.id].roles)
    assert role.id not in members[rhys.id].roles


@pytest.mark.parametrize("name", ["Coordinator", "Advisory group"])
async def test_roles_that_only_people_hand_out_may_stand_above_the_bots_own(empty_house: House, name: str) -> None:
    add_role(empty_house, name, position=40)
    assert "In the way" not in told(await empty_house.person("Olwen").runs("/setup"))
    await set_up_the_server(empty_house.stage)


async def test_people_let_into_the_advisory_room_by_name_are_counted_and_not_named(house: House) -> None:
    olwen = house.person("Olwen")
    room = await as_discord_knows(house, olwen.find_place("advisory-group").id)
    await room.set_permissions(await room.guild.fetch_member(house.person("Helen").account.id), view_channel=True)
    await eventually(lambda: len(room.overwrites) == 4)
    await olwen.runs("/setup")
    await olwen.presses("Check and post the front door")
    said = await olwen.sees("#advisory-group is not private yet. It is also open to: 1 person by name.")
    assert "Helen" not in str(said.embeds)
    helpers = add_role(house, "Helpers", bits=permissions.ADMINISTRATOR)
    olwen.gives_role("Kitchen Table", "Helpers")  # that the bot wears it too makes nobody else in it welcome
    await eventually(lambda: room.guild.get_role(helpers.id) in room.guild.me.roles)
    await olwen.runs("/setup")
    await olwen.presses("Check and post the front door")
    await olwen.sees("It is also open to: Helpers, 1 person by name.")


async def test_pressed_twice_at_once_everything_is_made_once(empty_house: House) -> None:
    olwen = empty_house.person("Olwen")
    asked = await olwen.runs("/setup")
    assert asked.original is not None
    presses = [empty_house.asks(olwen, "v1:setup-go:-", message=asked.original) for _ in range(3)]
    await asyncio.gather(*(press.answered for press in presses))
    await eventually(lambda: all(press.original and "Almost ready" in told(press) for press in presses) or None)
    guild = empty_house.stage.world.guild
    names = [role.name for role in guild.roles.values()] + [c.name for c in empty_house.stage.world.places(guild)]
    assert len(names) == len(set(names)), names


async def test_a_room_that_the_bot_may_not_change_is_named(empty_house: House) -> None:
    room = add_channel(empty_house, "notices")
    seen = await as_discord_knows(empty_house, room.id)
    await seen.set_permissions(seen.guild.me, view_channel=True, manage_roles=False)
    await eventually(lambda: seen.overwrites_for(seen.guild.me).manage_roles is False)
    olwen = empty_house.person("Olwen")
    await olwen.runs("/setup")
    await olwen.presses("Set it up")
    said = await olwen.sees("Discord did not allow all of it")
    assert "#notices" in str(said.embeds)


async def test_a_notices_channel_that_is_adopted_keeps_its_talk_but_nobody_writes_in_its_threads(
    empty_house: House,
) -> None:
    notices = add_channel(empty_house, "notices")
    await set_up_the_server(empty_house.stage)
    everyone = notices.overwrites[empty_house.stage.world.guild.id]
    assert everyone.deny == permissions.SEND_IN_THREADS | permissions.PUBLIC_THREADS
    ours = notices.overwrites[empty_house.stage.world.bot.id]
    for_threads = permissions.SEND_IN_THREADS | permissions.PUBLIC_THREADS | permissions.MANAGE_THREADS
    assert ours.allow & for_threads == for_threads
