"""Stories of a way in: a sheet for the wall whose square leads into this server, for as long as its owner likes."""

import io
from datetime import timedelta
from typing import Any

import pypdf
import pytest
import zxingcpp
from PIL import Image

from bot.domain.permissions import PERMISSIONS
from bot.rehearsal.person import screen
from bot.rehearsal.world.invites import Invite
from tests.rehearsal.house import House, buttons, eventually, label, told, words
from tests.rehearsal.test_story_permissions import allow, bits, own

SHEET = "The sheet to print"
(INVITING,) = (one for one in PERMISSIONS if one.name == "create_instant_invite")


async def asks(house: House, press: str = "Make one") -> None:
    olwen = house.person("Olwen")
    await olwen.runs("/setup")
    await olwen.presses("An invitation to print")
    await olwen.presses(press)


async def gives(house: House, address: str) -> str:
    """Have the owner give an invitation of their own, and return what they are told."""
    await asks(house, "I have one")
    return told(await house.person("Olwen").fills({"Its address": address}))


async def sheet(house: House) -> dict[str, tuple[dict[str, Any], bytes]]:
    """Return the files that the owner was handed, once they are there: as Discord describes each, and what is in it."""
    message = await house.person("Olwen").sees(SHEET)
    world = house.stage.world
    return {
        one["filename"]: (one, world.files[one["url"].removeprefix(world.base_url)][1]) for one in message.attachments
    }


def scanned(picture: bytes) -> list[str]:
    """Point a phone's camera at it."""
    return [one.text for one in zxingcpp.read_barcodes(Image.open(io.BytesIO(picture)).convert("L"))]


async def test_the_square_and_the_address_on_the_sheet_lead_into_this_server_and_do_not_end(house: House) -> None:
    await asks(house)
    files = await sheet(house)
    (invite,) = house.stage.world.invites.values()
    address = f"discord.gg/{invite.code}"
    about, picture = files["kitchen-table.png"]
    assert scanned(picture) == [f"https://{address}"]
    assert address in about["description"]
    (page,) = pypdf.PdfReader(io.BytesIO(files["kitchen-table.pdf"][1])).pages
    said = " ".join(page.extract_text().split())
    for part in (
        "Kitchen Table",
        address,
        "Point your phone's camera at the square.",
        "ffoniwch 999",
        "gwirio’r Gymraeg",
    ):
        assert part in said
    assert (invite.guild, invite.channel.name) == (house.stage.world.guild, "start-here")
    house.passes(timedelta(days=400))
    assert invite.holds(house.clock.now())


async def test_asked_again_it_is_the_same_invitation(house: House) -> None:
    for _ in range(2):
        await asks(house)
        await sheet(house)
    assert len(house.stage.world.invites) == 1


async def test_in_wales_the_sheet_says_it_in_welsh_first(house: House) -> None:
    olwen = house.person("Olwen")
    await olwen.runs("/setup")
    await olwen.presses("Who people turn to")
    await olwen.chooses("Where this server is", "Wales")
    await olwen.runs("/setup")
    await olwen.presses("Gwahoddiad i'w argraffu · An invitation to print")
    await olwen.presses("Gwneud un · Make one")
    document = (await sheet(house))["kitchen-table.pdf"][1]
    said = pypdf.PdfReader(io.BytesIO(document)).pages[0].extract_text()
    assert said.index("ffoniwch 999") < said.index("call 999")


async def test_without_the_permission_the_owner_is_told_and_may_give_one_of_their_own(house: House) -> None:
    for role in (house.stage.world.guild.roles[house.stage.world.guild.id], own(house)):
        await allow(house, role, role.permissions & ~bits(INVITING))
    await asks(house)
    refused = await house.person("Olwen").sees("The bot may not make an invitation")
    assert [label(one) for one in buttons(refused)][:2] == ["Permissions", "I have one"]
    mine = made_by_hand(house, "OwnCode42")
    await gives(house, f"https://discord.com/invite/{mine.code}")
    assert scanned((await sheet(house))["kitchen-table.png"][1]) == ["https://discord.gg/OwnCode42"]


def made_by_hand(house: House, code: str, **more: Any) -> Invite:
    world = house.stage.world
    place, olwen = house.person("Olwen").find_place("general"), house.person("Olwen").account
    terms = {"guild": world.guild, "max_age": 0, "max_uses": 0, **more}
    one = world.invites[code] = Invite(code, channel=place, inviter=olwen, made_at=house.clock.now(), **terms)
    return one


@pytest.mark.parametrize(
    ("address", "answer"),
    [
        ("https://example.org/tea", "That is no address of an invitation."),
        ("discord.gg/", "That is no address of an invitation."),
        ("discord.gg/../../x", "That is no address of an invitation."),
        ("discord.gg/Nobody", "Discord knows no such invitation."),
        ("discord.gg/Brief", "This invitation ends on"),
        ("discord.gg/Elsewhere", "This invitation leads to another server."),
    ],
)
async def test_no_sheet_is_printed_that_would_lead_nowhere(house: House, address: str, answer: str) -> None:
    made_by_hand(house, "Brief", max_age=3600)
    made_by_hand(house, "Elsewhere", guild=house.stage.add_guild("Elsewhere", "Helen"))
    await gives(house, address)
    await house.person("Olwen").sees(answer)
    house.person("Olwen").cannot_see(SHEET)


async def test_only_the_owner_has_one_made_and_nobody_else_sees_the_sheet(house: House) -> None:
    for verb in ("setup-invite", "setup-invite-make", "setup-invite-write"):
        forged = house.asks(house.person("Bethan"), f"v1:{verb}:-")
        await forged.answered
        assert "Only the server's owner can set things up." in told(forged)
    await asks(house)
    await sheet(house)
    for one in ("Bethan", "Amara"):
        assert not [m for m in screen.everything(house.stage.world, house.person(one).account) if m.attachments]


async def test_nobody_is_invited_before_people_know_whom_to_turn_to(empty_house: House) -> None:
    olwen = empty_house.person("Olwen")
    asked = await olwen.runs("/setup")
    assert asked.original is not None
    assert "An invitation to print" not in [label(one) for one in buttons(asked.original)]
    forged = empty_house.asks(olwen, "v1:setup-invite-make:-", message=asked.original)
    await forged.answered
    await eventually(lambda: "Then people can be invited." in words(olwen.private))
    assert empty_house.stage.world.invites == {}
