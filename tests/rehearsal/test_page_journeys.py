"""The answer's journey with keys alone; a coordinator and a worker at one desk; large text; nothing that moves."""

from collections.abc import AsyncIterator

import pytest
from playwright.async_api import Browser, Locator, expect

from bot.rehearsing import Rehearsal, open_the_page
from tests.rehearsal.begun import begins_vote
from tests.rehearsal.browser import Phone, phone
from tests.rehearsal.house import WORDS

pytestmark = pytest.mark.browser
_MOST_STEPS = 60
TOO_WIDE = """shown => [shown, ...shown.querySelectorAll("*")]
  .filter((one) => one.scrollWidth > innerWidth).map((one) => one.outerHTML)"""
FOCUSED = """() => {
  const name = (node) => node?.getAttribute("aria-label") ?? node?.textContent ?? "";
  const shown = getComputedStyle(document.activeElement);
  return [name(document.activeElement).trim(), shown.outlineStyle !== "none" && parseFloat(shown.outlineWidth) >= 2];
}"""


@pytest.fixture
async def hand(this: Rehearsal, browser: Browser) -> AsyncIterator[Phone]:
    door = open_the_page(this)
    async with phone(browser, f"{this.stage.base_url}/#{door.ticket}") as hand:
        yield hand


async def _opens_a_vote(this: Rehearsal) -> None:
    bethan = this.stage.person("Bethan")
    await begins_vote(bethan)
    await bethan.fills(WORDS)
    await bethan.presses("Post it")
    await bethan.sees("Your vote is open")


async def _tab_to(hand: Phone, name: str, key: str = "Tab") -> None:
    """Go on with one key until something with this name has the focus, which must be plain to see."""
    for _ in range(_MOST_STEPS):
        await hand.page.keyboard.press(key)
        focused, seen = await hand.page.evaluate(FOCUSED)
        if str(focused).startswith(name):
            assert seen, f"nothing shows that {name!r} has the focus"
            return
    raise AssertionError(f"{name!r} cannot be reached with {key}")


async def test_an_answer_can_be_given_with_keys_alone(this: Rehearsal, hand: Phone) -> None:
    await _opens_a_vote(this)
    keys = hand.page.keyboard
    await _tab_to(hand, "Amara")
    await keys.press("Enter")
    await expect(hand.own("switchPerson")).to_be_visible()
    await _tab_to(hand, "Channels and messages")
    await keys.press("Enter")
    await expect(hand.page.get_by_role("dialog")).to_be_visible()
    await _tab_to(hand, "notices")
    await keys.press("Enter")
    await expect(hand.page.get_by_role("heading", level=1, name="notices")).to_be_visible()
    await _tab_to(hand, "Answer privately")
    await keys.press("Space")
    await hand.sees("You can change it until")
    await _tab_to(hand, "Choose one")
    await keys.press("Enter")
    await expect(hand.page.get_by_role("dialog", name="Choose one")).to_be_visible()
    await _tab_to(hand, "Pocket card")
    await keys.press("Enter")
    await hand.sees("Thank you. Your answer is sealed.")
    await _tab_to(hand, "Clock", "Shift+Tab")


async def test_a_coordinator_and_a_worker_sit_side_by_side(hand: Phone) -> None:
    await hand.be("Amara")
    await hand.go_to("notices")
    await hand.page.set_viewport_size({"width": 1280, "height": 900})
    amara, bethan = (hand.page.get_by_role("region", name=name, exact=True) for name in ("Phone", "Second phone"))
    await bethan.get_by_role("button", name="Bethan").click()
    await bethan.get_by_role("button", name="Channels and messages").click()
    await bethan.get_by_role("dialog").get_by_role("button", name="general").click()  # commands are typed where one may
    await bethan.get_by_role("button", name="Commands").click()
    await bethan.get_by_text("/poll open", exact=True).click()
    await bethan.get_by_role("button", name="In which way?").click()
    await bethan.get_by_role("dialog").get_by_role("button", name="One choice").click()
    for label, words in WORDS.items():
        await bethan.get_by_label(label).fill(words)
    await expect(amara.get_by_role("button", name="Clock")).to_be_enabled()
    await bethan.get_by_role("button", name="Submit").click()
    await bethan.get_by_role("button", name="Post it").click()
    await amara.get_by_role("button", name="Answer privately").click()
    await amara.get_by_role("button", name="Choose one").click()
    await amara.get_by_role("dialog").get_by_role("button", name="Pocket card").click()
    await expect(amara.get_by_text("Your answer is sealed")).to_be_visible()
    await expect(bethan.get_by_text("Your answer is sealed")).to_have_count(0)


async def test_nothing_is_lost_when_the_text_is_twice_as_large(this: Rehearsal, hand: Phone) -> None:
    await _opens_a_vote(this)
    await hand.page.evaluate("document.documentElement.style.fontSize = '200%'")
    await _fits(hand.page.locator(".picker"))
    await hand.be("Amara")
    await hand.go_to("notices")
    await hand.press("Answer privately")
    await _fits(hand.page.locator(".message").last)
    for drawer in ("clock", "whoSeesCount", "lock"):
        await hand.own(drawer).click()
        await _fits(hand.page.get_by_role("dialog"))
        await hand.escape()
    await hand.own("clock").click()
    await hand.own("troubles").click()
    await _fits(hand.page.get_by_role("dialog"))


async def _fits(shown: Locator) -> None:
    await expect(shown).to_be_visible()
    assert await shown.evaluate(TOO_WIDE) == []


async def test_nothing_moves_where_stillness_is_wanted(hand: Phone) -> None:
    await hand.be("Amara")
    await hand.own("clock").click()
    assert await hand.page.evaluate("document.getAnimations().length") == 0
