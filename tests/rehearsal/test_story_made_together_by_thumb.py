"""What is made together on a coordinator's phone, in Chromium: a line from answers that were used, with its panel."""

import pytest

from tests.rehearsal.axe import barriers
from tests.rehearsal.browser import PICTURES, Phone
from tests.rehearsal.house import House
from tests.rehearsal.made import LINE, MADE, uses_answers
from tests.rehearsal.test_story_digest_by_thumb import speaks
from tests.rehearsal.topics import QUESTION

pytestmark = pytest.mark.browser
_MOST_TAPS = 7  # for a line, its words aside


@pytest.mark.parametrize("welsh", [False, True] if PICTURES else [False])
async def test_a_line_is_made_from_answers_in_few_taps(house: House, hand: Phone, welsh: bool) -> None:
    await uses_answers(house, "Amara", "Ioan")
    await speaks(hand, "Bethan", welsh=welsh)
    await hand.run("/output new")
    for label, words in MADE.items():
        await hand.fill(label, words)
    await hand.own("submit").click()
    await hand.sees("not published yet")
    hand.taps = 0
    await hand.press("Add a line")
    await hand.choose("Choose a question", QUESTION)
    await hand.sees("Answers that were used")
    await hand.picture("output-answers")
    assert await barriers(hand.page) == []
    await hand.press("Choose one or more")
    for place in range(2):
        await hand.sheet.last.get_by_role("checkbox").nth(place).check()
    await hand.own("done").click()
    await hand.sees("Now write the line in your own words.")
    await hand.picture("output-line")
    await hand.press("Write the line")
    await hand.fill("The line", LINE)
    await hand.own("submit").click()
    await hand.sees(LINE)
    assert hand.taps <= _MOST_TAPS
    await hand.picture("output-panel")
    assert await barriers(hand.page) == []
