"""Reminders on a phone, in Chromium: on a vote, one's own by menus alone, and all that is coming."""

from collections.abc import AsyncIterator
from datetime import timedelta

import pytest

from bot.rehearsal.page import Page
from tests.rehearsal.axe import barriers
from tests.rehearsal.browser import PICTURES, Phone, phone
from tests.rehearsal.house import House
from tests.rehearsal.reminding import REMINDED, ROTA, noon, until

pytestmark = pytest.mark.browser


@pytest.fixture
async def hand(house: House) -> AsyncIterator[Phone]:
    page = house.stage.page = Page(house.stage.world)
    async with phone(f"{house.stage.base_url}/#{page.ticket}") as hand:
        yield hand


@pytest.mark.parametrize("welsh", [False, True] if PICTURES else [False])
async def test_reminders_are_asked_for_with_a_thumb(house: House, hand: Phone, welsh: bool) -> None:
    now = noon(house)
    await house.opens_poll()
    if welsh:
        await hand.turn()
    await hand.be("Amara")
    await hand.run("/me")
    if welsh:
        await hand.press("Language")
        await hand.sees("We speak to you in this language")
        await hand.choose("Language", "Cymraeg")
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
    await hand.picture("remind-kept")
    assert await barriers(hand.page) == []
    await hand.run("/remind me")
    await hand.fill("Am beth?" if welsh else "What about?", ROTA)
    await hand.picture("remind-form")
    await hand.page.get_by_role("dialog").get_by_role("button", name="Submit" if not welsh else "Cyflwyno").click()
    await hand.sees("On which day?")
    await hand.picture("remind-day")
    day = now + timedelta(days=2)
    await hand.choose("Choose a day", f"{day:%A} {day.day} {day:%B}")
    await hand.choose("From noon on", "15:30")
    await hand.choose("How often?", "Every other week")
    await hand.picture("remind-own")
    assert await barriers(hand.page) == []
    await hand.run("/me")
    await hand.press("What is coming")
    await hand.sees("Look at one, to change it" if not welsh else "Edrych ar un")
    await hand.picture("remind-list")
    until(house, now.replace(hour=19))
    await house.person("Amara").sees("Gofynnoch am gael eich atgoffa" if welsh else REMINDED)
    await hand.own("places", "placesUnread").click()
    await hand.sheet.get_by_role("button", name="Kitchen Table").click()
    await hand.sees("Gofynnoch am gael eich atgoffa" if welsh else REMINDED)
    await hand.picture("remind-letter")
    assert await barriers(hand.page) == []
