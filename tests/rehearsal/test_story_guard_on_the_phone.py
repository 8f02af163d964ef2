"""What somebody sees whose words may show who somebody is, or say that somebody needs help, on a phone in Chromium."""

import pytest
from playwright.async_api import Browser

from bot.rehearsing import Rehearsal, open_the_page
from tests.rehearsal.browser import PICTURES, Phone, phone
from tests.rehearsal.test_story_guard import LEFT, MAYBE, PATEL
from tests.rehearsal.test_story_signs import DESPAIR, EXPLOITED, HARM


async def writes(hand: Phone, words: str) -> None:
    """Send an idea, whatever stood in its form before."""
    await hand.go_to("start-here")
    await hand.press("I have an idea")
    await hand.choose("What would you like?", "I'd like us to talk about…")
    await hand.sheet.last.locator("textarea").fill(words)
    await hand.own("submit").click()


async def needs_help(hand: Phone) -> None:
    for words, seen, picture in (
        (HARM, "This may need to be reported", "guard-harm"),
        (DESPAIR, "Nobody has read your words.", "guard-despair"),
        (EXPLOITED, "Nobody should treat you like that", "guard-exploited"),
    ):
        await writes(hand, words)
        await hand.sees(seen)
        await hand.picture(picture)


@pytest.mark.browser
@pytest.mark.parametrize("welsh", [False, True] if PICTURES else [False])
async def test_what_is_held_is_explained_and_goes_on_with_one_tap(
    browser: Browser, this: Rehearsal, welsh: bool
) -> None:
    if welsh:
        ioan = this.stage.person("Amara")
        await ioan.runs("/me")
        await ioan.presses("Language")
        await ioan.chooses("Language", "Cymraeg")
    door = open_the_page(this)
    async with phone(browser, f"{this.stage.base_url}/#{door.ticket}") as hand:
        if welsh:
            await hand.turn()
        await hand.be("Amara")
        await writes(hand, PATEL)
        await hand.sees("We have not kept it.")
        await hand.picture("guard-held")
        before = hand.taps
        await hand.press("Use this")
        await hand.sees("This is what they will see")
        assert hand.taps == before + 1
        await hand.sees(LEFT)
        await writes(hand, MAYBE)
        await hand.sees("Could this show who somebody is")
        await hand.picture("guard-asked")
        if PICTURES:
            await needs_help(hand)
