"""Reminders on a phone, in Chromium: on a vote, one's own by menus alone, and all that is coming."""

from datetime import datetime, timedelta

import pytest

from tests.rehearsal.axe import barriers
from tests.rehearsal.browser import CHROME, PICTURES, Phone
from tests.rehearsal.house import House
from tests.rehearsal.reminding import REMINDED, ROTA, noon, until

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("welsh", [False, True] if PICTURES else [False])
async def test_reminders_are_asked_for_with_a_thumb(house: House, hand: Phone, welsh: bool) -> None:
    now = noon(house)
    await house.opens_poll()
    if welsh:
        await _speaks_welsh(house)
        await hand.turn()
    await hand.be("Amara")
    await _of_a_vote(hand)
    await _of_ones_own(hand, now + timedelta(days=2), welsh)
    await hand.run("/me")
    await hand.press("What is coming")
    await hand.sees("Look at one, to change it")
    await hand.picture("remind-list")
    until(house, now.replace(hour=19))
    title = "Gofynnoch am gael eich atgoffa" if welsh else REMINDED
    await house.person("Amara").sees(title)
    await hand.own("places", "placesUnread").click()
    await hand.sheet.get_by_role("button", name="Kitchen Table").click()
    await hand.sees(title)
    await hand.picture("remind-letter")
    assert await barriers(hand.page) == []


async def _speaks_welsh(house: House) -> None:
    amara = house.person("Amara")
    await amara.runs("/me")
    await amara.presses("Language")
    await amara.chooses("Language", "Cymraeg")


async def _of_a_vote(hand: Phone) -> None:
    await hand.go_to("notices")
    await hand.press("More")
    hand.taps = 0
    await hand.press("Remind me")
    await hand.sees("When shall we remind you?")
    await hand.picture("remind-choices")
    await hand.press("Choose when")
    await hand.picture("remind-choices-open")
    await hand.sheet.get_by_role("button", name="Tonight").click()
    await hand.sees("We will remind you")
    assert hand.taps == 2  # and one on the line that was chosen
    await hand.picture("remind-kept")
    assert await barriers(hand.page) == []


async def _of_ones_own(hand: Phone, day: datetime, welsh: bool) -> None:
    await hand.run("/remind me")
    await hand.fill("Am beth?" if welsh else "What about?", ROTA)
    await hand.picture("remind-form")
    await hand.sheet.get_by_role("button", name=CHROME["submit"][welsh]).click()
    await hand.sees("On which day?")
    await hand.choose("Choose a day", f"{day:%A} {day.day} {day:%B}")
    await hand.choose("From noon on", "15:30")
    await hand.choose("How often?", "Every other week")
    await hand.picture("remind-own")
    assert await barriers(hand.page) == []
