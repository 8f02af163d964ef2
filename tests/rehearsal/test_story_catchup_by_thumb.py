"""What is open and Catch up on a phone, in Chromium."""

import pytest

from tests.rehearsal.axe import barriers
from tests.rehearsal.browser import PICTURES, Phone
from tests.rehearsal.house import House
from tests.rehearsal.test_story_digest_by_thumb import speaks
from tests.rehearsal.test_story_pause import noon
from tests.rehearsal.topics import ASKED, opens_topic

pytestmark = pytest.mark.browser
each_language = pytest.mark.parametrize("welsh", [False, True] if PICTURES else [False])
SHIFT = ASKED | {"Question": "What would make the first shift with somebody easier?"}


@each_language
async def test_from_a_note_it_is_one_tap_to_what_is_new_and_two_to_all_that_is_open(
    house: House, hand: Phone, welsh: bool
) -> None:
    noon(house)
    await opens_topic(house)
    await opens_topic(house, SHIFT)
    await house.opens_poll()
    await speaks(hand, "Amara", welsh=welsh)
    await hand.press("Catch up")
    await hand.sees("What needs you first")
    await hand.picture("catch-up")
    assert await barriers(hand.page) == []
    await hand.press("What is open")
    await hand.sees("When it suits you, or not at all.")
    await hand.picture("what-is-open")
    assert await barriers(hand.page) == []
    await hand.go_to("Kitchen Table")
    await hand.sees("A question is open")
    await hand.picture("note-question")
    assert await barriers(hand.page) == []
