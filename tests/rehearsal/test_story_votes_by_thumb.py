"""Votes of each kind on a phone, in Chromium: read, answered in private, and thanked for."""

import pytest

from bot.domain.decision_rules import DecisionRule
from bot.domain.poll_words import PollWords, scale_options
from bot.domain.polls import PollKind
from tests.rehearsal.axe import barriers
from tests.rehearsal.browser import PICTURES, Phone
from tests.rehearsal.house import House
from tests.rehearsal.test_story_digest_by_thumb import speaks
from tests.rehearsal.voting import opens_vote

pytestmark = pytest.mark.browser
_NEXT = "We begin session 4 with it."
TOPICS = ("Talking about dying", "The last days", "Grief afterwards", "Working with nurses", "Families who disagree")
READY = "Is the pocket card ready to be used?"
RULE = DecisionRule(60)
ASKED = {
    "single": PollWords("Which would you open most often?", ("A short film", "A pocket card", "A course"), _NEXT),
    "multiple": PollWords("Which three should we begin with?", TOPICS, _NEXT, PollKind.MULTIPLE, most=3),
    "scale": PollWords("How much did your voice count?", scale_options("not at all", "fully"), _NEXT, PollKind.SCALE),
    "decision": PollWords(READY, ("Yes", "No", "Not sure"), _NEXT, PollKind.DECISION, rule=RULE),
    "written": PollWords("What helped you most after a death?", (), _NEXT, PollKind.WRITTEN),
}
CHOSEN = {"single": "A pocket card", "scale": "4", "decision": "Not sure"}


async def reads(hand: Phone, name: str) -> None:
    """Read the card of a vote, and go on to answering it."""
    await hand.go_to("notices")
    card = hand.page.locator("article", has_text=ASKED[name].question).last
    await card.evaluate("card => card.scrollIntoView({ block: 'start' })")
    await hand.picture(f"vote-{name}")
    message = hand.page.locator("li.message", has=card).last
    await message.get_by_role("button", name="Answer privately").click()


async def chooses(hand: Phone, name: str) -> None:
    """Choose one answer from the menu of the paper."""
    await hand.button("Choose one").wait_for()
    await hand.picture(f"vote-{name}-paper")
    await hand.choose("Choose one", CHOSEN[name])


async def ticks(hand: Phone, name: str) -> None:
    """Tick three answers in the form."""
    for topic in TOPICS[:3]:
        await hand.sheet.get_by_role("checkbox", name=topic).check()
    await hand.picture(f"vote-{name}-form")
    assert await barriers(hand.page) == []
    await hand.own("submit").click()


async def writes(hand: Phone, name: str) -> None:
    """Write an answer, see it as others will, and seal it."""
    await hand.sheet.get_by_role("textbox").fill("I sat in the car until my hands were quiet.")
    await hand.picture(f"vote-{name}-form")
    assert await barriers(hand.page) == []
    await hand.own("submit").click()
    await hand.button("Seal it").wait_for()
    await hand.picture(f"vote-{name}-preview")
    assert await barriers(hand.page) == []
    await hand.press("Seal it")


ANSWERS = {"multiple": ticks, "written": writes}


@pytest.mark.parametrize("welsh", [False, True] if PICTURES else [False])
async def test_votes_of_each_kind_are_answered_in_few_taps(house: House, hand: Phone, welsh: bool) -> None:
    for asked in ASKED.values():
        await opens_vote(house, asked)
    await speaks(hand, "Amara", welsh=welsh)
    for name in ASKED:
        await reads(hand, name)
        hand.taps = 0
        await ANSWERS.get(name, chooses)(hand, name)
        assert hand.taps <= 2  # beside "Answer privately"
        await hand.button("Change it").wait_for()
        await hand.picture(f"vote-{name}-thanks")
    assert await barriers(hand.page) == []
