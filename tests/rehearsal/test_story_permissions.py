"""Stories of what the bot is allowed: what it needs and no more, and owners told what lacks and how to mend it."""

from datetime import timedelta
from functools import reduce
from operator import or_
from urllib.parse import parse_qs, urlsplit

import discord

from bot.client import INVITED_WITH
from bot.domain.permissions import PERMISSIONS, Need, Permission
from bot.rehearsal.world import changes, permissions
from bot.rehearsal.world.roles import Role
from bot.rehearsing import set_the_scene
from tests.rehearsal.group import MEMBERS, puts, sits_down
from tests.rehearsal.house import House, buttons, eventually, label, told

LATER = tuple(one for one in PERMISSIONS if one.need is not Need.TO_SET_UP)
FOR_THREADS = ("create_public_threads", "send_messages_in_threads", "manage_threads", "pin_messages")


def bits(*of: Permission) -> int:
    return reduce(or_, (discord.Permissions(**{one.name: True}).value for one in of), 0)


async def allow(house: House, role: Role, granted: int) -> None:
    """Let a role have these permissions, and wait until the bot knows."""
    guild = house.stage.world.guild
    role.permissions = granted
    changes.tell_role(house.stage.world, guild, role, "GUILD_ROLE_UPDATE")
    known = house.app.bot.get_guild(guild.id)
    assert known is not None
    await eventually(lambda: getattr(known.get_role(role.id), "permissions", None) == discord.Permissions(granted))


def own(house: House) -> Role:
    return next(role for role in house.stage.world.guild.roles.values() if role.bot_id)


async def strict(house: House) -> None:
    """Let everybody be allowed what they were by a role of their own, so that the bot has nothing but its own role."""
    guild = house.stage.world.guild
    people = Role(house.stage.world.ids.new(), "People", permissions.EVERYONE_HAS)
    guild.roles[people.id] = people
    changes.tell_role(house.stage.world, guild, people, "GUILD_ROLE_CREATE")
    for member in guild.members.values():
        if not member.account.bot:
            member.roles.add(people.id)
    await allow(house, guild.roles[guild.id], 0)


async def test_with_exactly_what_the_invitation_asks_for_everything_works_and_all_of_it_is_needed(
    empty_house: House,
) -> None:
    house = empty_house
    await strict(house)
    await set_the_scene(house.stage)
    await sits_down(house)
    await puts(house)
    for name in MEMBERS:  # and goes home
        house.person("Olwen").takes_role(name, "Advisory group")
    house.stage.faults.plan("POST", "/channels/{channel_id}/messages", status=503, after=True)
    card = await house.opens_poll()
    house.passes(timedelta(minutes=2))  # so long that it is looked for, whether it arrived
    await house.app.beat()
    for name in ("Amara", "Ioan", "Grace", "Danuta", "Sipho"):
        await house.votes(name, "Pocket card", card=card)
    assert (await house.counts())["Pocket card"] == 5
    amara = house.person("Amara")
    await amara.runs("/me")
    for press in ("More", "My data", "Take it along"):
        await amara.presses(press)
    await amara.sees("my-data.html")
    olwen = house.person("Olwen")
    await olwen.runs("/setup")
    await olwen.presses("An invitation to print")
    await olwen.presses("Make one")
    await olwen.sees("kitchen-table.pdf")
    used = house.stage.world.guild.members[house.stage.world.bot.id].used
    asked = [one for one in PERMISSIONS if one.name not in FOR_THREADS]  # a question that closes uses those
    assert [one.shown for one in asked if not used & bits(one)] == []


async def test_an_owner_who_invited_it_earlier_is_told_what_is_missing_and_mends_it_with_one_link(
    empty_house: House,
) -> None:
    house = empty_house
    everyone = house.stage.world.guild.roles[house.stage.world.guild.id]
    await allow(house, everyone, everyone.permissions & ~bits(*LATER))
    await allow(house, own(house), INVITED_WITH.value & ~bits(*LATER))
    olwen = house.person("Olwen")
    asked = await olwen.runs("/setup")
    assert f"{len(LATER)} permissions are missing." in told(asked)
    assert asked.original is not None
    assert "Set it up" in [label(b) for b in buttons(asked.original)]
    said = told(await olwen.presses("Permissions"))
    assert [one.name for one in LATER if f"**{one.shown}**: {one.purpose}" not in said] == []
    link = urlsplit(said.partition("](")[2].partition(")")[0])
    assert link.netloc == "discord.com"
    query = parse_qs(link.query)
    assert query["guild_id"] == [str(house.stage.world.guild.id)]
    await allow(house, own(house), int(query["permissions"][0]))
    assert "The bot may do everything that it needs." in told(await olwen.presses("Look again"))
    await olwen.presses("Back to setting up")
    await olwen.sees("Setting up this server")
    olwen.cannot_see("missing.")


async def test_coordinators_find_it_among_what_there_is_to_do_and_the_owner_a_way_on(house: House) -> None:
    bethan, olwen = house.person("Bethan"), house.person("Olwen")
    assert "missing" not in told(await bethan.runs("/todo"))
    pins = next(one for one in PERMISSIONS if one.name == "pin_messages")
    await allow(house, own(house), INVITED_WITH.value & ~bits(pins))
    said = await bethan.runs("/todo")
    assert "1 permission is missing. The server's owner can mend it with /setup." in told(said)
    assert said.original is not None
    assert "Permissions" not in [label(b) for b in buttons(said.original)]
    await olwen.runs("/todo")
    assert "**Pin Messages**" in told(await olwen.presses("Permissions"))


async def test_without_leave_to_attach_files_it_says_so_and_where_it_works(house: House) -> None:
    (files,) = (one for one in PERMISSIONS if one.name == "attach_files")
    for role in (house.stage.world.guild.roles[house.stage.world.guild.id], own(house)):
        await allow(house, role, role.permissions & ~bits(files))
    amara = house.person("Amara")
    await amara.runs("/me")
    for press in ("More", "My data", "Take it along"):
        await amara.presses(press)
    await amara.sees("The bot may not hand over files here")
    amara.cannot_see("my-data.html")


async def test_only_the_owner_is_told_what_is_missing(house: House) -> None:
    forged = house.asks(house.person("Bethan"), "v1:setup-permissions:-")
    await forged.answered
    assert "Only the server's owner can set things up." in told(forged)


def test_the_link_asks_for_everything_on_the_list_and_for_nothing_else() -> None:
    assert INVITED_WITH.value == bits(*PERMISSIONS)
    assert not INVITED_WITH.administrator
    assert len({one.name for one in PERMISSIONS}) == len(PERMISSIONS)
