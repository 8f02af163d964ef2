"""A programme on phones, in Chromium: begun by a coordinator, and read by everybody on its one card."""

import pytest

from tests.rehearsal.axe import barriers
from tests.rehearsal.browser import Phone
from tests.rehearsal.house import House
from tests.rehearsal.test_story_programmes import BEGINS
from tests.rehearsal.topics import opens_topic

pytestmark = pytest.mark.browser


async def test_a_programme_is_begun_on_one_form_and_read_in_the_notices_channel(hand: Phone, house: House) -> None:
    await hand.be("Bethan")
    await hand.run("/programme")
    await hand.press("Begin one")
    for label, words in BEGINS.items():
        await hand.sheet.get_by_role("textbox", name=label).fill(words)
    await hand.picture("programme-form")
    assert await barriers(hand.page) == []
    await hand.own("submit").click()
    await hand.sees("From Wednesday 9 June 2027 to Friday 25 June 2027.")
    await opens_topic(house)
    await house.opens_poll()
    await hand.be("Amara")
    await hand.run("/programme")
    await hand.sees("A question: ")
    await hand.picture("programme")
    assert await barriers(hand.page) == []
