"""Being worried, asking for a call, and the coordinator's numbers, on a phone in Chromium."""

import pytest
from playwright.async_api import Browser, expect

from bot.rehearsing import Rehearsal, open_the_page
from tests.rehearsal.browser import PICTURES, Phone, phone

LEAD, WHO = "Maria", "Siân"


async def sets_up(hand: Phone) -> None:
    """Be the owner: look at whom people turn to, say which account is the lead's, and be sure of it."""
    await hand.be("Olwen")
    await hand.go_to("start-here")
    await hand.run("/setup")
    await hand.press("Who people turn to")
    await hand.sees("Nia Rees")
    await hand.press("The lead's Discord account, if any")
    await hand.page.get_by_role("dialog").get_by_label(LEAD).check()
    await hand.own("done").click()
    await hand.sees("Is this the lead's own account?")
    await hand.picture("lead-sure")
    await hand.choose("Is it?", "Yes, this is Nia Rees")
    await hand.sees("has not answered yet")
    await hand.picture("turn-to")
    await hand.press("Change it")
    await expect(hand.sheet).to_be_visible()
    await hand.picture("turn-to-form")
    await hand.escape()


async def says_yes(hand: Phone) -> None:
    """Be the account that was chosen: say yes in the server."""
    await hand.be(LEAD)
    await hand.go_to("start-here")
    await hand.press("I'm worried about someone")
    await hand.press("Are you the lead?")
    await hand.sees("Only you can say yes.")
    await hand.picture("lead-asked")
    await hand.press("Yes, I am the lead")
    await hand.sees("Thank you. People can ask for you now.")
    await hand.picture("lead-accepted")


async def finds_nobody_to_ask(hand: Phone) -> None:
    """Be somebody who is worried while no lead can be asked: whom to call stands there at once."""
    await hand.be(WHO)
    await hand.go_to("start-here")
    await hand.press("I'm worried about someone")
    await hand.sees("Nobody answers? Call:")
    await hand.picture("worried-call")


async def is_worried(hand: Phone) -> None:
    """Be somebody who looks whom to call, and then asks the lead to be in touch."""
    await hand.be(WHO)
    await hand.go_to("start-here")
    await hand.press("I'm worried about someone")
    await hand.sees("Nobody sees that you looked.")
    await hand.picture("worried")
    await hand.choose("Choose what fits best", "I am upset or grieving")
    await hand.sees("116 123")
    await hand.picture("worried-upset")
    await hand.press("Ask the lead to contact me")
    await hand.sees("asks you to contact them")
    await hand.picture("worried-ask")
    await hand.press("With my name")
    await hand.sees("The lead sees your name and nothing else.")
    await hand.picture("worried-named")


async def asks_for_a_call(hand: Phone) -> None:
    """Be the same person, and ask to be called."""
    await hand.press("Please call me")
    await hand.sees("We keep no phone number.")
    await hand.picture("call-me")
    await hand.choose("When it suits you", "In the morning")
    await hand.sees("If nobody calls by")
    await hand.picture("call-asked")


async def coordinates(hand: Phone) -> None:
    """Be a coordinator: numbers, what there is to do, and who asks for a call."""
    await hand.be("Bethan")
    await hand.go_to("start-here")
    await hand.run("/people")
    await hand.sees("have joined.")
    await hand.picture("numbers")
    await hand.press("Calls")
    await hand.sees("The oldest is on top.")
    await hand.picture("calls")
    await hand.run("/todo")
    await hand.sees("asks for a call, the oldest asked")
    await hand.picture("todo")
    await hand.press(f"I have called {WHO}")
    await hand.sees("Nobody waits for a call")


@pytest.mark.browser
@pytest.mark.parametrize("welsh", [False, True] if PICTURES else [False])
async def test_whom_to_call_and_who_calls_back_on_a_phone(browser: Browser, this: Rehearsal, welsh: bool) -> None:
    if welsh:
        olwen = this.stage.person("Olwen")
        await olwen.runs("/setup")
        await olwen.presses("Who people turn to")
        await olwen.chooses("Where this server is", "Wales")
    door = open_the_page(this)
    async with phone(browser, f"{this.stage.base_url}/#{door.ticket}") as hand:
        if welsh:
            await hand.turn()
        await sets_up(hand)
        await finds_nobody_to_ask(hand)
        await says_yes(hand)
        await is_worried(hand)
        await asks_for_a_call(hand)
        await coordinates(hand)
        await hand.be(LEAD)
        await this.stage.person(LEAD).sees(WHO)
        assert this.stage.person(LEAD).pushes
