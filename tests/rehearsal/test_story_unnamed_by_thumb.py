"""Answering without a name on a phone, in Chromium: seen first, sealed, and read with others in the evening."""

import pytest

from tests.rehearsal.axe import barriers
from tests.rehearsal.browser import PICTURES, Phone
from tests.rehearsal.house import WORKERS, House
from tests.rehearsal.test_story_thanks_by_thumb import speaks_welsh
from tests.rehearsal.unnamed import asks_unnamed, evening_comes, seals_unnamed

MINE = "We know it in the morning. Nobody asks us before noon."
OTHERS = (
    "She stops wanting her tea.",
    "He sleeps through the day, and calls at night.",
    "I see it, and I write it down. I do not know who reads it.",
    "We are told to go on to the next visit.",
)

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("welsh", [False, True] if PICTURES else [False])
async def test_it_is_seen_as_others_will_sealed_and_read_with_the_others_in_the_thread(
    house: House, hand: Phone, welsh: bool
) -> None:
    card = await asks_unnamed(house)
    for name, words in zip(WORKERS[1:5], OTHERS, strict=True):
        await seals_unnamed(house, name, card, words)
    await hand.be("Amara")
    if welsh:
        await hand.turn()
        await speaks_welsh(house, "Amara")
    await hand.go_to("notices")
    await hand.sees("at 20:00")
    await hand.picture("unnamed-card")
    await hand.press("Answer without a name")
    await hand.picture("unnamed-form")
    await hand.check("Sleeping")
    await hand.fill("What do you see or hear?", MINE)
    await hand.own("submit").click()
    await hand.sees("Nobody is told whose it is.")
    await hand.picture("unnamed-preview")
    assert await barriers(hand.page) == []
    await hand.press("Seal it")
    await hand.sees("Your words are sealed.")
    await hand.picture("unnamed-sealed")
    evening_comes(house)
    await house.person("Amara").sees(MINE)
    await hand.go_to("What do you notice")
    await hand.sees(MINE)
    await hand.picture("unnamed-shown")
    assert await barriers(hand.page) == []
