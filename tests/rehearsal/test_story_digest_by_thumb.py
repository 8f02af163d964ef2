"""The week in short, and how sending goes, on a phone, in Chromium, in both languages."""

from datetime import timedelta

import pytest

from bot.rehearsal.world import permissions
from tests.rehearsal.axe import barriers
from tests.rehearsal.browser import PICTURES, Phone
from tests.rehearsal.house import CLOSED, House
from tests.rehearsal.test_story_digest import until
from tests.rehearsal.test_story_mending import denies

pytestmark = pytest.mark.browser
each_language = pytest.mark.parametrize("welsh", [False, True] if PICTURES else [False])


async def speaks(hand: Phone, name: str, *, welsh: bool) -> None:
    """Be this person, and be spoken to in Welsh if that is asked for."""
    if welsh:
        await hand.turn()
    await hand.be(name)
    await hand.run("/me")
    if welsh and name == "Amara":
        await hand.press("Language")
        await hand.sees("We speak to you in this language")
        await hand.choose("English", "Cymraeg")
    elif welsh:
        await hand.choose("As the server does", "Cymraeg")


@each_language
async def test_the_week_in_short_is_two_taps_from_my_settings_and_reads_well(
    house: House, hand: Phone, welsh: bool
) -> None:
    until(house, 2, 13)
    await house.opens_poll()
    await speaks(hand, "Amara", welsh=welsh)
    await hand.press("When")
    await hand.picture("digest-when")
    hand.taps = 0
    await hand.press("The week in short")
    await hand.picture("digest-off")
    await hand.press("Turn it on")
    await hand.sees("It is on.")
    assert hand.taps == 2
    await hand.picture("digest-on")
    assert await barriers(hand.page) == []
    until(house, 4, 14)
    await house.app.beat()
    await hand.go_to("Kitchen Table")
    await hand.sees("Open for you")
    await hand.picture("digest-week")
    assert await barriers(hand.page) == []


@each_language
async def test_coordinators_see_how_sending_goes_and_what_to_mend(house: House, hand: Phone, welsh: bool) -> None:
    until(house, 2, 13)
    await house.opens_poll()
    await denies(house, permissions.SEND)
    house.passes(CLOSED + timedelta(hours=2))
    await house.app.beat()
    await speaks(hand, "Bethan", welsh=welsh)
    await hand.run("/remind status")
    await hand.sees("the permission “Send Messages”")
    await hand.picture("sending-status")
    assert await barriers(hand.page) == []
    await hand.press("Try again now")
    await hand.sees("It is being tried now")
    until(house, 4, 14)
    await house.app.beat()
    await hand.go_to("Kitchen Table")
    await hand.sees("Something could not be delivered")
    await hand.picture("sending-note")
    assert await barriers(hand.page) == []
