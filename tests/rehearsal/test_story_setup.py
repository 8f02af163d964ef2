"""Stories of setting up a server: nothing unasked, nothing twice, and plain words about what is in the way."""

import discord
import pytest

from bot.rehearsal.person.given import CannotDo
from bot.rehearsal.rest.server import Exchange
from bot.rehearsal.world import permissions
from bot.rehearsal.world.channels import Channel
from bot.rehearsal.world.roles import Role
from bot.rehearsal.world.world import Event
from bot.rehearsing import join, set_the_scene, set_up_the_server
from tests.rehearsal.house import CLOSED, WORDS, House, buttons, eventually, label, told, until, words

VIDEO = WORDS["Answers, one a line"].splitlines()[0]


def changes(house: House) -> list[Exchange]:
    """What was changed in the server itself."""
    elsewhere = ("/applications/", "/guilds/{guild_id}/members/")  # commands, and roles of those who have just joined
    return [one for one in house.public if not one.template.startswith(elsewhere)]


def add_role(house: House, name: str, *, bits: int = 0, position: int | None = None) -> Role:
    """Let the server have had a role of its own."""
    guild = house.stage.world.guild
    place = position if position is not None else 1
    for other in guild.roles.values():
        if 1 <= other.position <= place < 10:  # as Discord makes room below
            other.position += 1
            tell_role(house, other)
    role = Role(house.stage.world.ids.new(), name, bits, position=place)
    guild.roles[role.id] = role
    data = {"guild_id": str(guild.id), "role": role.wire()}
    house.stage.world.emit(Event("GUILD_ROLE_CREATE", data, intent=1, guild=guild.id))
    return role


def add_channel(house: House, name: str) -> Channel:
    world = house.stage.world
    channel = world.keep_channel(Channel(world.ids.new(), 0, world.guild, name))
    data = {**channel.wire(), "guild_id": str(world.guild.id)}
    world.emit(Event("CHANNEL_CREATE", data, intent=1, guild=world.guild.id))
    return channel


async def test_the_plan_is_shown_before_anything_is_changed(empty_house: House) -> None:
    olwen = empty_house.person("Olwen")
    said = told(await olwen.runs("/setup"))
    assert "Nothing has been changed yet" in said
    assert "Coordinator" in said
    assert "#notices" in said
    await olwen.presses("Look again") if "Look again" in said else None
    assert changes(empty_house) == []


async def test_setting_up_twice_changes_nothing_more_and_posts_one_front_door(empty_house: House) -> None:
    await set_up_the_server(empty_house.stage)
    await empty_house.app.beat()  # what the advisory group finds in its room is up too
    before = len(changes(empty_house))
    olwen = empty_house.person("Olwen")
    for _ in range(2):
        await olwen.runs("/setup")
        await olwen.presses("Check and post the front door")
        assert "Once 8 have joined, a coordinator can open a vote" in words(await olwen.sees("This server is ready"))
        await empty_house.app.beat()
    again = {(one.method, one.template) for one in changes(empty_house)[before:]}
    assert again <= {("PATCH", "/channels/{channel_id}/messages/{message_id}")}  # the front door reads as it does now
    doors = [m for m in olwen.screen("start-here") if "Welcome to the kitchen table" in words(m)]
    assert len(doors) == 1


@pytest.mark.parametrize("who", ["Bethan", "Amara", "Helen"])
async def test_only_the_owner_sets_up(house: House, who: str) -> None:
    before = len(changes(house))
    for verb in ("setup-look", "setup-go", "setup-language"):
        forged = house.asks(house.person(who), f"v1:{verb}:-", values=("cy",) if verb == "setup-language" else None)
        await forged.answered
        assert "Only the server's owner" in told(forged)
    assert len(changes(house)) == before


@pytest.mark.parametrize(
    ("bit", "name"),
    [(permissions.MANAGE_ROLES, "Manage Roles"), (permissions.MANAGE_CHANNELS, "Manage Channels")],
)
async def test_a_missing_permission_is_named_in_plain_words_and_mended(empty_house: House, bit: int, name: str) -> None:
    world = empty_house.stage.world
    own = next(role for role in world.guild.roles.values() if role.bot_id)
    own.permissions &= ~bit
    tell_role(empty_house, own)
    olwen = empty_house.person("Olwen")
    asked = await olwen.runs("/setup")
    assert f"needs the permission “{name}”" in told(asked)
    assert asked.original is not None
    assert "Set it up" not in [label(b) for b in buttons(asked.original)]
    forged = empty_house.asks(olwen, "v1:setup-go:-", message=asked.original)
    await forged.answered
    await olwen.sees("Discord did not allow all of it")
    own.permissions |= bit
    tell_role(empty_house, own)
    await set_up_the_server(empty_house.stage)


def tell_role(house: House, role: Role) -> None:
    data = {"guild_id": str(house.stage.world.guild.id), "role": role.wire()}
    house.stage.world.emit(Event("GUILD_ROLE_UPDATE", data, intent=1, guild=house.stage.world.guild.id))


async def test_a_role_above_the_bots_own_is_named(empty_house: House) -> None:
    add_role(empty_house, "Manager", position=40)
    olwen = empty_house.person("Olwen")
    said = told(await olwen.runs("/setup"))
    assert "The role “Manager” stands above the bot's own" in said
    assert "Set it up" not in said


async def test_roles_and_channels_that_are_there_are_adopted_by_name_and_not_made_again(empty_house: House) -> None:
    role, room = add_role(empty_house, "Family carer"), add_channel(empty_house, "notices")
    await set_the_scene(empty_house.stage)
    guild = empty_house.stage.world.guild
    assert [r.id for r in guild.roles.values() if r.name == "Family carer"] == [role.id]
    assert [c.id for c in empty_house.stage.world.places(guild) if c.name == "notices"] == [room.id]
    margaret = empty_house.person("Margaret").account
    assert await eventually(lambda: role.id in guild.members[margaret.id].roles)


async def test_nobody_can_give_themselves_power_by_joining(empty_house: House) -> None:
    role = add_role(empty_house, "Manager", bits=permissions.MANAGE_GUILD | permissions.MANAGE_ROLES)
    olwen = empty_house.person("Olwen")
    asked = await olwen.runs("/setup")
    said = told(asked)
    assert "Manager" in said.partition("In the way")[2]
    assert "Set it up" not in said
    forged = empty_house.asks(olwen, "v1:setup-go:-", message=asked.original)
    await forged.answered
    await olwen.sees("Discord did not allow all of it")
    role.permissions = 0
    tell_role(empty_house, role)
    await set_up_the_server(empty_house.stage)
    await join(empty_house.stage, "Helen", "Manager")
    role.permissions = permissions.ADMINISTRATOR
    tell_role(empty_house, role)
    await join(empty_house.stage, "Rhys", "Manager")
    await join(empty_house.stage, "Chen", "Researcher")
    rhys = empty_house.person("Rhys").account
    assert role.id not in empty_house.stage.world.guild.members[rhys.id].roles


async def test_a_private_channel_that_is_adopted_is_not_opened_to_everyone(empty_house: House) -> None:
    room = add_channel(empty_house, "notices")
    world = empty_house.stage.world
    bot = empty_house.app.bot
    guild = bot.get_guild(world.guild.id)
    assert guild is not None
    channel = await eventually(lambda: guild.get_channel(room.id))
    assert isinstance(channel, discord.TextChannel)
    await channel.set_permissions(guild.me, view_channel=True, send_messages=True, embed_links=True)
    await channel.set_permissions(guild.default_role, view_channel=False)
    await set_up_the_server(empty_house.stage)
    assert not permissions.can_see(room, empty_house.person("Chen").account.id)


async def test_when_the_notices_channel_is_deleted_setting_up_again_mends_it(house: House) -> None:
    await house.opens_poll()
    await house.vote_all((VIDEO, 5))
    guild = house.app.bot.get_guild(house.stage.world.guild.id)
    assert guild is not None
    notices = discord.utils.get(guild.text_channels, name="notices")
    assert notices is not None
    await notices.delete()
    olwen = house.person("Olwen")
    assert "#notices" in told(await olwen.runs("/setup")).partition("Would be made")[2]
    await olwen.presses("Set it up")
    await olwen.sees("This server is ready")
    await house.person("Priya").runs("/help")
    await house.person("Priya").presses("What is open")
    await house.person("Priya").sees(WORDS["Question"])
    house.passes(CLOSED)
    await house.person("Amara").sees("Closed: 5 answers")


async def test_when_the_notices_channel_is_gone_posting_says_so_and_loses_nothing(house: House) -> None:
    guild = house.app.bot.get_guild(house.stage.world.guild.id)
    assert guild is not None
    notices = discord.utils.get(guild.text_channels, name="notices")
    assert notices is not None
    await notices.delete()
    bethan = await house.writes()
    said = told(await bethan.presses("Post it"))
    assert "The notices channel is not there any more. Nothing was posted." in said
    await house.person("Amara").runs("/help")
    await house.person("Amara").presses("What is open")
    house.person("Amara").cannot_see(WORDS["Question"])
    olwen = house.person("Olwen")
    asked = await olwen.runs("/setup")
    await olwen.presses("Set it up")
    await until(house.stage, lambda: "This server is ready" in told(asked) or None)
    await bethan.presses("Post it")  # on the draft, which is still there
    await bethan.sees("Your vote is open")
    await house.card()


async def test_something_deleted_while_the_server_is_set_up_is_an_apology_not_silence(empty_house: House) -> None:
    empty_house.may_complain = True
    empty_house.stage.faults.plan("POST", "/guilds/{guild_id}/channels", status=404)
    olwen = empty_house.person("Olwen")
    await olwen.runs("/setup")
    await olwen.presses("Set it up")
    await olwen.sees("Sorry, that didn't work")
    await set_up_the_server(empty_house.stage)


async def test_the_advisory_room_is_seen_by_the_advisory_group_only(house: House) -> None:
    assert "advisory-group" not in house.person("Helen").places
    assert "advisory-group" not in house.person("Bethan").places
    house.person("Olwen").gives_role("Maria", "Advisory group")
    assert "advisory-group" in house.person("Maria").places


async def test_a_room_that_others_can_read_is_not_called_private(house: House) -> None:
    house.may_complain = True
    olwen = house.person("Olwen")
    await olwen.runs("/setup")
    await olwen.presses("Check and post the front door")
    await olwen.sees("Only the advisory group, the bot and the server's owner can see #advisory-group.")
    add_role(house, "Area managers", bits=permissions.ADMINISTRATOR)
    await olwen.runs("/setup")
    await olwen.presses("Check and post the front door")
    await olwen.sees("#advisory-group is not private yet. It is also open to: Area managers.")


async def test_only_the_languages_this_bot_was_given_are_offered(empty_house: House) -> None:
    await empty_house.restarts(languages=("en",))
    await set_up_the_server(empty_house.stage)
    for menu, command in (("Language of this server", "/setup"), ("Language", "/me")):
        asked = await empty_house.person("Olwen").runs(command)
        with pytest.raises(CannotDo):
            await empty_house.person("Olwen").chooses(menu, "Cymraeg", on=asked.original)
        forged = empty_house.asks(
            empty_house.person("Olwen"), "v1:my-language:-", values=("cy",), message=asked.original
        )
        await forged.answered
        assert "That language is not one we know." in told(forged)
