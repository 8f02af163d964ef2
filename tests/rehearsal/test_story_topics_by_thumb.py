"""A question on a coordinator's phone, in Chromium: written, looked at as a partner will see it, and posted."""

import pytest

from tests.rehearsal.axe import barriers
from tests.rehearsal.browser import Phone
from tests.rehearsal.house import House
from tests.rehearsal.topics import ASKED, QUESTION

pytestmark = pytest.mark.browser
_MOST_TAPS = 6  # after the words


async def test_a_question_is_written_tried_and_posted_in_few_taps(hand: Phone, house: House) -> None:
    await writes(hand)
    await hand.picture("topic-form")
    assert await barriers(hand.page) == []
    await hand.own("submit").click()
    await hand.sees("Your question, before it opens")
    await hand.picture("topic-panel")
    assert await barriers(hand.page) == []
    hand.taps = 0
    await hand.press("See it as a worker")
    await hand.sees("Only you see this so far.")
    await hand.picture("topic-preview")
    await hand.press("Answer")
    await hand.sees("What would have helped?")
    await hand.picture("topic-tried")
    assert await barriers(hand.page) == []
    await hand.escape()
    await hand.press("Post it")
    await hand.sees("Your question is open")
    assert hand.taps <= _MOST_TAPS
    await hand.go_to("notices")
    await hand.sees(QUESTION)


async def writes(hand: Phone) -> None:
    """Be a coordinator, and fill in the form of a question."""
    await hand.be("Bethan")
    await hand.run("/topic open")
    for label, words in ASKED.items():
        await hand.sheet.get_by_role("textbox", name=label).fill(words)
