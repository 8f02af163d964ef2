"""The note about a vote on a phone, in Chromium: told of before, read in private, answered from there."""

import pytest

from tests.rehearsal.axe import barriers
from tests.rehearsal.browser import PICTURES, Phone
from tests.rehearsal.house import WORDS, House
from tests.rehearsal.test_story_pause import noon
from tests.rehearsal.test_story_poll_reminders import reminded, until

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("welsh", [False, True] if PICTURES else [False])
async def test_how_people_hear_of_a_vote_is_read_before_it_opens_and_the_note_is_answered_from(
    hand: Phone, house: House, welsh: bool
) -> None:
    noon(house)
    if welsh:
        await speak_welsh(hand, house)
    await opens(hand)
    await hand.be("Amara")
    await hand.go_to("notices")
    await hand.press("More")
    await hand.sees("About this vote" if not welsh else "Am y bleidlais hon")
    await hand.picture("more")
    assert await barriers(hand.page) == []
    house.passes(until(house, 6, 18))
    await reminded(house, "Amara")
    await hand.go_to("Kitchen Table")
    await hand.sees("If you have answered, thank you.")
    await hand.picture("reminder")
    assert await barriers(hand.page) == []
    await hand.press("Answer privately")
    await hand.choose("Choose one", "Pocket card")
    await hand.sees("Your answer is sealed")


async def opens(hand: Phone) -> None:
    """Be the coordinator, and open a vote."""
    await hand.be("Bethan")
    await hand.run("/poll open")
    await hand.choose("In which way?", "One choice")
    for label, words in WORDS.items():
        await hand.fill(label, words)
    await hand.own("submit").click()
    await hand.press("How people hear")
    await hand.sees("Most people hear of this in their next note")
    await hand.picture("how-people-hear")
    assert await barriers(hand.page) == []
    await hand.press("Go back")
    await hand.sees("Your vote, before it opens")
    await hand.press("See it as a worker")
    await hand.sees("Nothing else is open.")
    await hand.picture("preview")
    await hand.press("Post it")
    await hand.sees("Your vote is open")


async def speak_welsh(hand: Phone, house: House) -> None:
    """Let the page, everybody's app and what Amara is written be in Welsh."""
    await hand.turn()
    for account in house.stage.world.accounts.values():
        account.locale = "cy"
    amara = house.person("Amara")
    await amara.runs("/me")
    await amara.presses("Language")
    await amara.chooses("Language", "Cymraeg")
