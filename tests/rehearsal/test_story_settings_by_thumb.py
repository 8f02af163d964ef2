"""My settings on a phone, in Chromium: own times by menus alone, days off, and a pause, in both languages."""

import asyncio
import re

import pytest

from tests.rehearsal.axe import barriers
from tests.rehearsal.browser import CHROME, PICTURES, Phone

pytestmark = pytest.mark.browser


async def ticks(hand: Phone, menu: str, *lines: str) -> None:
    """Open a menu of which several lines can be taken, take these and be done."""
    await hand.press(menu)
    sheet = hand.page.get_by_role("dialog")
    for line in lines:
        await sheet.get_by_text(re.compile(rf"^(.* · )?{line}$")).click()
    await sheet.get_by_role("button", name=CHROME["done"][hand.welsh]).click()


@pytest.mark.parametrize("welsh", [False, True] if PICTURES else [False])
async def test_times_are_chosen_without_typing_and_a_pause_is_one_tap(hand: Phone, welsh: bool) -> None:
    if welsh:
        await hand.turn()
    await hand.be("Amara")
    await hand.run("/me")
    if welsh:
        await hand.press("Language")
        await hand.sees("We speak to you in this language")  # the page has a button “English” of its own
        await hand.choose("English", "Cymraeg")
    await hand.sees("You may hear from us every day, 09:00 to 20:00.")
    await hand.picture("settings")
    await hand.press("When")
    await hand.choose("Change how I work", "Split day")
    await hand.sees("You may hear from us every day, 13:30 to 15:30.")
    await hand.picture("settings-when")
    await hand.press("Days off")
    await ticks(hand, "Days off", "Saturday", "Sunday")
    await hand.sees("You may hear from us Monday to Friday, 13:30 to 15:30.")
    await hand.press("Back")
    await hand.press("My own times")
    await ticks(hand, "Add a time on…", "Monday")
    await hand.choose("Before noon", "10:00")
    await hand.choose("Until", "11:30")
    await hand.sees("Monday, 10:00 to 11:30")
    await hand.picture("settings-own-times")
    assert await barriers(hand.page) == []
    for _ in range(2):
        await hand.press("Back")
    async with asyncio.timeout(10):
        await hand.press("Pause for a week now")
        await hand.sees("Nobody else can tell.")
    await hand.picture("settings-pause")
    await hand.press("End the pause")
    await hand.sees("Your pause is over")
