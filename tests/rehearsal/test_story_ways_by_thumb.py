"""A test note, and an invitation to print, on a phone in Chromium."""

import pytest

from bot.domain.permissions import PERMISSIONS
from tests.rehearsal.axe import barriers
from tests.rehearsal.browser import PICTURES, Phone
from tests.rehearsal.house import House
from tests.rehearsal.test_story_permissions import FOR_THREADS, allow, bits, own

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("welsh", [False, True] if PICTURES else [False])
async def test_a_test_note_says_what_to_switch_on(house: House, hand: Phone, welsh: bool) -> None:
    house.person("Amara").closes_dms()
    await hand.be("Amara")
    await hand.run("/me")
    if welsh:
        await hand.turn()
        await hand.press("Language")
        await hand.sees("We speak to you in this language")
        await hand.choose("English", "Cymraeg")
    await hand.press("Send me a test note")
    await hand.sees("Privacy Settings")
    await hand.picture("test-note-closed")
    assert await barriers(hand.page) == []
    house.person("Amara").opens_dms()
    await hand.press("Send me a test note")
    await hand.sees("Your test note was sent")
    await hand.picture("test-note-sent")


async def test_the_owner_mends_permissions_and_prints_an_invitation(house: House, hand: Phone) -> None:
    role = own(house)
    later = bits(*(one for one in PERMISSIONS if one.name in FOR_THREADS))
    await allow(house, role, role.permissions & ~later)
    everyone = house.stage.world.guild.roles[house.stage.world.guild.id]
    await allow(house, everyone, everyone.permissions & ~later)
    await hand.be("Olwen")
    await hand.run("/setup")
    await hand.sees("permissions are missing.")
    await hand.picture("setup-missing")
    await hand.press("Permissions")
    await hand.sees("What the bot may not do yet")
    await hand.picture("setup-permissions")
    await hand.press("Back to setting up")
    await hand.press("An invitation to print")
    await hand.sees("It does not end until you end it.")
    await hand.press("Make one")
    await hand.sees("The sheet to print")
    assert await barriers(hand.page) == []
    await hand.picture("invitation")
