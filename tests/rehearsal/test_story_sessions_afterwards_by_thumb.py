"""What is told of a session that is over, on phones, in Chromium: written by a coordinator, read by who was at work."""

import pytest

from tests.rehearsal.axe import barriers
from tests.rehearsal.browser import PICTURES, Phone
from tests.rehearsal.house import House
from tests.rehearsal.sessions import TITLE
from tests.rehearsal.test_story_digest_by_thumb import speaks
from tests.rehearsal.test_story_sessions_afterwards import WROTE, is_over

pytestmark = pytest.mark.browser
each_language = pytest.mark.parametrize("welsh", [False, True] if PICTURES else [False])


@each_language
async def test_a_catch_up_is_written_in_one_form_and_read_in_one_tap(house: House, hand: Phone, welsh: bool) -> None:
    await is_over(house)
    await hand.be("Bethan")
    await hand.run("/todo")
    await hand.press("Write the catch-up")
    for label, words in WROTE.items():
        await hand.sheet.get_by_role("textbox", name=label).fill(words)
    await hand.own("submit").click()
    await hand.sees("It stands on the session's card now.")
    await hand.picture("session-told")
    assert await barriers(hand.page) == []
    await speaks(hand, "Amara", welsh=welsh)
    await hand.go_to("notices")
    await hand.page.get_by_role("heading", name=TITLE).first.evaluate("it => it.scrollIntoView({block: 'center'})")
    hand.taps = 0
    await hand.press("3-minute catch-up")
    await hand.sees("The 3-minute catch-up")
    await hand.button("I was there").scroll_into_view_if_needed()
    await hand.picture("session-catch-up")
    assert await barriers(hand.page) == []
    assert hand.taps == 1
