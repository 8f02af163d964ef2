"""Stories of a notices channel that is lost or shut, and of nothing staying lost once it is mended."""

from datetime import timedelta

import discord
import pytest

from bot.rehearsal.world import permissions, writing
from bot.rehearsal.world.channels import Overwrite
from bot.rehearsal.world.messages import Message
from bot.rehearsal.world.world import Event
from tests.rehearsal.house import CLOSED, House, buttons, eventually, label, told, until

NOTICES = "notices"
_TO_POST = permissions.VIEW | permissions.SEND | permissions.EMBED


async def room(house: House, name: str = NOTICES) -> discord.TextChannel:
    """Find a room through the bot's own eyes, to change it as its owner would."""
    guild = house.app.bot.get_guild(house.stage.world.guild.id)
    assert guild is not None
    return await eventually(lambda: discord.utils.get(guild.text_channels, name=name))


async def goes(house: House) -> None:
    """Have the owner delete the notices channel."""
    notices = await room(house)
    await notices.delete()
    await eventually(lambda: notices.guild.get_channel(notices.id) is None)


async def denies(house: House, bit: int) -> None:
    """Have the owner take something from the bot in the notices channel: 0 gives it back."""
    world, notices = house.stage.world, house.person("Olwen").find_place(NOTICES)
    notices.overwrites[world.bot.id] = Overwrite(1, _TO_POST & ~bit, bit)
    world.emit(Event("CHANNEL_UPDATE", {**notices.wire(), "guild_id": str(world.guild.id)}, 1, world.guild.id))
    known = await room(house)
    await eventually(lambda: known.overwrites_for(known.guild.me).pair()[1].value == bit)


async def is_set_up_again(house: House, press: str = "Check and post the front door") -> None:
    olwen = house.person("Olwen")
    asked = await olwen.runs("/setup")
    await olwen.presses(press, on=asked.original)
    await until(house.stage, lambda: "This server is ready" in told(asked) or None)


def cards(house: House) -> list[Message]:
    """The cards of votes in the notices channel that can be answered."""
    return [m for m in house.person("Amara").screen(NOTICES) if any(label(b) == "Answer privately" for b in buttons(m))]


@pytest.mark.parametrize(
    ("bit", "name"),
    [(permissions.VIEW, "View Channel"), (permissions.SEND, "Send Messages"), (permissions.EMBED, "Embed Links")],
)
async def test_a_vote_that_nobody_could_see_is_not_opened(house: House, bit: int, name: str) -> None:
    await denies(house, bit)
    bethan = await house.writes()
    said = told(await bethan.presses("Post it"))
    assert f"Nothing was posted. In #notices the bot needs the permission “{name}”" in said
    await denies(house, 0)
    await bethan.presses("Post it")
    await bethan.sees("Your vote is open")
    await house.card()


async def test_the_card_of_an_open_vote_comes_to_the_new_notices_channel_and_closes_there(house: House) -> None:
    await house.opens_poll()
    await goes(house)
    await is_set_up_again(house, "Set it up")
    card = await house.card()
    for name in ("Amara", "Ioan", "Grace", "Danuta", "Sipho"):
        await house.votes(name, "Pocket card", card=card)
    await is_set_up_again(house)
    await house.app.beat()
    assert len(cards(house)) == 1
    house.passes(CLOSED)
    await house.person("Amara").sees("Closed: 5 answers")
    await until(house.stage, lambda: (not cards(house)) or None)  # the old card says that it is closed


async def test_a_letter_that_found_no_channel_comes_to_the_new_one(house: House) -> None:
    await house.opens_poll()
    await goes(house)
    house.passes(CLOSED)
    await house.app.beat()
    await is_set_up_again(house, "Set it up")
    await house.person("Amara").sees("Open a little longer")


async def test_what_letters_wait_for_is_said_to_the_owner_and_they_go_once_it_is_mended(house: House) -> None:
    await house.opens_poll()
    await denies(house, permissions.SEND)
    house.passes(CLOSED)
    await house.app.beat()
    olwen = house.person("Olwen")
    said = told(await olwen.runs("/setup"))
    assert "1 message waits for #notices: the bot needs the permission “Send Messages” there." in said
    house.person("Amara").cannot_see("This vote goes on")
    await is_set_up_again(house)
    await until(house.stage, lambda: len(house.person("Amara").screen(NOTICES)) >= 2 or None)
    assert "waits for" not in told(await olwen.runs("/setup"))


async def test_a_front_door_that_was_deleted_is_put_up_again(house: House) -> None:
    start = await room(house, "start-here")
    (door,) = house.person("Olwen").screen("start-here")
    await start.get_partial_message(door.id).delete()
    await until(house.stage, lambda: (not house.person("Olwen").screen("start-here")) or None)
    await is_set_up_again(house)
    await until(house.stage, lambda: house.person("Olwen").screen("start-here") or None)
    await is_set_up_again(house)
    await house.app.beat()
    assert len(house.person("Olwen").screen("start-here")) == 1


async def test_a_card_that_a_moderator_deleted_comes_back_and_closes_where_it_stands(house: House) -> None:
    writing.delete(house.stage.world, await house.opens_poll())
    assert cards(house) == []
    house.passes(timedelta(hours=6))
    card = await house.card()
    for name in ("Amara", "Ioan", "Grace", "Danuta", "Sipho"):
        await house.votes(name, "Pocket card", card=card)
    house.passes(CLOSED)
    await house.person("Amara").sees("Closed: 5 answers")
    await until(house.stage, lambda: (not cards(house)) or None)


async def test_setting_up_again_brings_back_a_card_that_was_deleted(house: House) -> None:
    writing.delete(house.stage.world, await house.opens_poll())
    await is_set_up_again(house)
    await house.card()
    await is_set_up_again(house)
    await house.app.beat()
    assert len(cards(house)) == 1


async def test_a_result_waits_for_a_deleted_channel_and_the_owner_is_told(house: House) -> None:
    await house.opens_poll()
    await house.vote_all(("Pocket card", 5))
    await goes(house)
    house.passes(CLOSED)
    await house.app.beat()
    house.passes(timedelta(days=20))
    await house.restarts()
    olwen = house.person("Olwen")
    said = told(await olwen.runs("/setup"))
    assert "1 message waits for a channel that is gone" in said
    assert "#notices" in said.partition("Would be made")[2]
    await is_set_up_again(house, "Set it up")
    await house.person("Amara").sees("Closed: 5 answers")
    assert "waits for" not in told(await olwen.runs("/setup"))


async def test_a_front_door_whose_channel_is_gone_is_not_waited_for_once_there_is_another(house: House) -> None:
    await (await room(house, "start-here")).delete()
    await is_set_up_again(house, "Set it up")
    await until(house.stage, lambda: house.person("Olwen").screen("start-here") or None)
    assert "waits for" not in told(await house.person("Olwen").runs("/setup"))
