"""A session on a coordinator's phone, in Chromium: planned, looked at as a worker will see it, and posted."""

import pytest

from tests.rehearsal.axe import barriers
from tests.rehearsal.browser import Phone
from tests.rehearsal.sessions import MEETING, TITLE

pytestmark = pytest.mark.browser
_MOST_TAPS = 6  # after the words


async def test_a_session_is_written_timed_looked_at_and_posted_in_few_taps(hand: Phone) -> None:
    await hand.be("Bethan")
    await hand.run("/session plan")
    for label, words in MEETING.items():
        await hand.sheet.get_by_role("textbox", name=label).fill(words)
    await hand.picture("session-form")
    assert await barriers(hand.page) == []
    await hand.own("submit").click()
    await hand.sees("Your session")
    await hand.picture("session-panel")
    assert await barriers(hand.page) == []
    hand.taps = 0
    await hand.choose("When it is", "Another time, in words…")
    await hand.sheet.get_by_role("textbox", name="Day and time").fill("Thursday week 7pm")
    await hand.own("submit").click()
    hand.taps += 1
    await hand.sees("Please check the day and the time.")
    await hand.press("See it as a worker")
    await hand.sees("Only you see this so far.")
    await hand.picture("session-preview")
    assert await barriers(hand.page) == []
    await hand.press("Post it")
    await hand.sees("Your session is planned")
    await hand.picture("session-planned")
    assert hand.taps <= _MOST_TAPS
    await hand.go_to("notices")
    await hand.page.get_by_role("heading", name=TITLE).first.evaluate("it => it.scrollIntoView({block: 'center'})")
    await hand.sees("Your clock:")
    await hand.picture("session-card")
    await hand.be("Bethan")
    await hand.run("/session move")
    await hand.choose("Choose a session", TITLE)
    await hand.press("Another time")
    await hand.sheet.get_by_role("textbox", name="Day and time").fill("2 July 7pm")
    await hand.own("submit").click()
    await hand.sees("Move this session?")
    await hand.picture("session-moved")
    assert await barriers(hand.page) == []
