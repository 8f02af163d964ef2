"""Being named on a phone, in Chromium: asked, chosen, and what a coordinator sees of it, in both languages."""

import pytest

from bot.rehearsing import OWNER
from tests.rehearsal.axe import barriers
from tests.rehearsal.browser import PICTURES, Phone
from tests.rehearsal.house import House
from tests.rehearsal.naming import begins, note_to, publishes
from tests.rehearsal.test_story_digest_by_thumb import speaks
from tests.rehearsal.test_story_pause import noon

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("welsh", [False, True] if PICTURES else [False])
async def test_asked_how_to_be_named_it_is_chosen_with_a_thumb(house: House, hand: Phone, welsh: bool) -> None:
    noon(house)
    await begins(house)
    await asks(hand, welsh=welsh)
    await house.plans()
    await note_to(house, "Amara")
    await hand.be("Amara")
    if welsh:
        await hand.run("/me")
        await hand.press("Language")
        await hand.sees("We speak to you in this language")
        await hand.choose("English", "Cymraeg")
    await hand.go_to("Kitchen Table")
    await hand.sees("You choose how you are named.")
    await hand.picture("credit-note")
    await hand.press("Choose how")
    await hand.sees("A press on a name is your yes, for this alone.")
    await hand.picture("credit-how")
    assert await barriers(hand.page) == []
    await hand.press("By my name: Amara")
    await hand.sees("When it is published, you are named as Amara.")
    await hand.press("What I did (up to three, or nothing)")
    for place in (1, 3):
        await hand.sheet.last.get_by_role("checkbox").nth(place).check()
    await hand.own("done").click()
    await hand.sees("Tried it out")
    await hand.picture("credit-chosen")
    assert await barriers(hand.page) == []
    await hand.press("How I'm credited")
    await hand.sees("as Amara")
    await hand.picture("credit-list")
    await publishes(house, who=OWNER)
    await takes_it_back(hand)


async def takes_it_back(hand: Phone) -> None:
    """Find one's name on the card, and be left out of it."""
    await hand.go_to("notices")
    await hand.sees("Tried it out: Amara")
    await hand.picture("credit-card")
    await hand.press("How I'm credited")
    await hand.sees("What was printed or saved stays as it is.")
    await hand.picture("credit-published")
    assert await barriers(hand.page) == []
    await hand.press("Leave me out")
    await hand.sees("You are not named there.")
    await hand.picture("credit-taken-back")


async def asks(hand: Phone, *, welsh: bool) -> None:
    """Be Bethan, read what asking costs people, and ask them."""
    await speaks(hand, "Bethan", welsh=welsh)
    await hand.run("/output list")
    await hand.choose("Look at one", "The pocket card")
    await hand.press("Ask how people wish to be named")
    await hand.sees("Without an answer nobody is named.")
    await hand.picture("credit-ask")
    await hand.choose("Ask now, for how long?", "Two weeks")
    await hand.sees("How many have answered is shown to nobody.")
    await hand.picture("credit-asked")
