"""Whether one comes, said on a partner's phone, in Chromium: a place, the waiting list, the place kept for the next."""

import pytest

from tests.rehearsal.axe import barriers
from tests.rehearsal.browser import Phone
from tests.rehearsal.sessions import MEETING, TITLE

pytestmark = pytest.mark.browser


async def test_the_last_place_the_waiting_list_and_the_thread_for_who_cannot_come(hand: Phone) -> None:
    await hand.be("Bethan")
    await hand.run("/session plan")
    for label, words in MEETING.items():
        await hand.sheet.get_by_role("textbox", name=label).fill(words)
    await hand.own("submit").click()
    await hand.sees("Your session")
    await hand.press("About it")
    await hand.sheet.get_by_role("textbox", name="How many places").fill("1")
    await hand.own("submit").click()
    await hand.sees("1 place")
    await hand.choose("When it is", "Another time, in words…")
    await hand.sheet.get_by_role("textbox", name="Day and time").fill("Thursday week 7pm")
    await hand.own("submit").click()
    await hand.sees("Please check the day and the time.")
    await hand.press("Post it")
    await hand.sees("Your session is planned")
    await _says(hand, "Amara", "I'll be there", "You have a place", "session-place")
    await _says(hand, "Ioan", "I'll be there", "You are on the waiting list", "session-waiting")
    await _says(hand, "Amara", "Can't make it", "That's fine", "session-cannot")
    await hand.be("Ioan")
    await hand.run("/me")
    await hand.sees("My settings")
    await hand.press("What I said yes to")
    await hand.choose("Look at one", TITLE)
    await hand.sees("A place is kept for you until")
    await hand.picture("session-offered")
    assert await barriers(hand.page) == []
    await hand.press("Take the place")
    await hand.sees("You have a place")


async def _says(hand: Phone, who: str, tap: str, answer: str, picture: str) -> None:
    await hand.be(who)
    await hand.go_to("notices")
    await hand.page.get_by_role("heading", name=TITLE).first.evaluate("it => it.scrollIntoView({block: 'center'})")
    await hand.press(tap)
    await hand.sees(answer)
    await hand.picture(picture)
    assert await barriers(hand.page) == []
