"""What was decided, read on a phone in Chromium, and what speaks against it said."""

import pytest

from bot.rehearsal.world.messages import Message
from tests.domain.decided import READY
from tests.rehearsal.axe import barriers
from tests.rehearsal.browser import PICTURES, Phone
from tests.rehearsal.house import House
from tests.rehearsal.test_story_decisions import AGAINST, decides
from tests.rehearsal.test_story_thanks_by_thumb import speaks_welsh

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("welsh", [False, True] if PICTURES else [False])
async def test_what_speaks_against_a_decision_is_said_under_its_result_and_read_with_it(
    house: House, hand: Phone, welsh: bool
) -> None:
    result = await decides(
        house, (19, 3, 2), (12, 11, 5), "Not adopted: Managers, Family carers (together) did not reach it"
    )
    await hand.be("Amara")
    if welsh:
        await hand.turn()
        await speaks_welsh(house, "Amara")
    await hand.go_to("notices")
    await hand.sees("Not adopted: Managers, Family carers (together) did not reach it")
    await hand.picture("decision-result")
    await hand.press("Say what speaks against it")
    await hand.sheet.get_by_role("textbox").fill(AGAINST["In your own words"])
    await hand.picture("decision-against-form")
    await hand.own("submit").click()
    await hand.sees("It may suggest what you chose.")
    await hand.picture("decision-against-preview")
    assert await barriers(hand.page) == []
    await hand.choose("Shown as the role group alone", "Shown as the name in this server")
    await hand.press("Add it")
    await hand.sees("You can take it back at any time.")  # the result says the rest too
    await hand.picture("decision-against-added")
    await corrects(house, result)
    await hand.go_to("general")
    await hand.run("/decisions")
    await hand.sees("Everyone who takes part sees the same here.")
    await hand.picture("decisions")
    await hand.choose("Look at one", f"1. {READY.question}")
    await hand.sees(AGAINST["In your own words"])
    await hand.picture("decision")
    assert await barriers(hand.page) == []
    await hand.press("Read what speaks against it")
    await hand.press("What I said")
    await hand.picture("decision-mine")


async def corrects(house: House, result: Message) -> None:
    bethan = house.person("Bethan")
    await bethan.presses("The decision", on=result)
    await bethan.presses("Correct it (coordinators)")
    await bethan.fills({"What is right": "The card is version 2.1, not 2."})
