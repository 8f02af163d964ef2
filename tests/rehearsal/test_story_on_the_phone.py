"""The whole poll on a phone, in Chromium, from joining to the result."""

import pytest
from playwright.async_api import Browser

from bot.clock import Clock
from bot.rehearsal.stage import Stage
from bot.rehearsing import COORDINATOR, OWNER, Rehearsal, open_the_page
from tests.rehearsal.browser import PICTURES, Phone, phone
from tests.rehearsal.test_story_joining_by_thumb import joins

OPTIONS = ("5-minute phone video", "Face-to-face session", "Pocket card", "E-learning")
ANSWERS = {
    "Amara": "5-minute phone video",
    "Ioan": "Pocket card",
    "Grace": "5-minute phone video",
    "Danuta": "5-minute phone video",
    "Sipho": "Face-to-face session",
    "Leila": "Pocket card",
    "Mihai": "5-minute phone video",
}


@pytest.mark.browser
@pytest.mark.parametrize("welsh", [False, True] if PICTURES else [False])
async def test_a_poll_from_joining_to_the_result_by_thumb(browser: Browser, this: Rehearsal, welsh: bool) -> None:
    _go_on_after_lunch(this.clock)
    if welsh:
        await _speak_welsh(this.stage)
    door = open_the_page(this)
    async with phone(browser, f"{this.stage.base_url}/#{door.ticket}") as hand:
        if welsh:
            await hand.turn()
        await hand.picture("people")
        await joins(hand, "Siân")
        await _open_a_poll(hand)
        for name, option in ANSWERS.items():
            await _answer(hand, name, option)
        await _answer_and_change(hand, "Siân", "E-learning", "Pocket card")
        await _look_around(hand)
        await hand.let_time_pass("nextWeek", "tomorrow")
        await hand.sees("Closed: 8 answers")
        await hand.sees("5-minute phone video: 4")
        await hand.sees("Pocket card: 3")
        await hand.picture("result")


async def _speak_welsh(stage: Stage) -> None:
    owner = stage.person(OWNER)
    await owner.runs("/setup")
    await owner.chooses("Language of this server", "Cymraeg")
    for account in stage.world.accounts.values():
        account.locale = "cy"


async def _look_around(hand: Phone) -> None:
    if not PICTURES:
        return
    for drawer, name in (("whoSeesCount", "readers"), ("clock", ""), ("troubles", "troubles")):
        await hand.own(drawer).click()
        if name:
            await hand.picture(name)
            await hand.closes()


def _go_on_after_lunch(clock: Clock) -> None:
    """Let it be between lunch and tea calls, when a split shift has a gap."""
    now = clock.now()
    clock.move(now.replace(hour=13, minute=40) - now)


async def _open_a_poll(hand: Phone) -> None:
    await hand.be(COORDINATOR)
    await hand.run("/poll open")
    await hand.choose("In which way?", "One choice")
    await hand.fill("Question", "Which form would you use most?")
    await hand.fill("Answers, one a line", "\n".join(OPTIONS))
    await hand.fill("What happens with it", "The first choice is made by 16 March.")
    await hand.picture("form")
    await hand.own("submit").click()
    await hand.sees("Your vote, before it opens")
    await hand.picture("panel")
    await hand.press("See it as a worker")
    await hand.sees("As a worker will see it")
    await hand.press("Post it")
    await hand.sees("Your vote is open")


async def _answer(hand: Phone, name: str, option: str) -> None:
    await hand.be(name)
    await hand.go_to("notices")
    await hand.press("Answer privately")
    await hand.choose("Choose one", option)
    await hand.sees("Thank you. Your answer is sealed.")


async def _answer_and_change(hand: Phone, name: str, first: str, second: str) -> None:
    await hand.be(name)
    await hand.go_to("notices")
    await hand.sees("Counts stay hidden until it closes.")
    await hand.picture("poll")
    await hand.press("Answer privately")
    await hand.sees("You can change it until")
    await hand.picture("paper")
    await hand.choose("Choose one", first)
    await hand.sees("Thank you. Your answer is sealed.")
    await hand.picture("sealed")
    await hand.press("Change it")
    await hand.choose("Choose one", second)
    await hand.sees("Thank you. Your answer is sealed.")
    await hand.press("How private is this?")
    await hand.sees("destroys the key")
    await hand.picture("private")
