"""Joining on a phone, in Chromium: seven taps, less than a minute, and nothing typed."""

import asyncio

import pytest
from playwright.async_api import Browser

from bot.rehearsing import Rehearsal, open_the_page
from tests.rehearsal.browser import PICTURES, Phone, phone

WAY = ("Join", "English", "Go on", "Homecare worker", "Go on", "Split day", "Yes, take part")
WELSH = ("Join", "Cymraeg", *WAY[2:])
SEEN = ("Which language would you like?", "What this is", "Which of these are you?", "Your words are shown as from")
THEN = ("When may we write to you?", "Notes come at 13:30–15:30", "Thank you. You have joined.")
SHOTS = ("join-language", "join-what", "", "join-who", "join-when", "join-yes", "joined")


async def joins(hand: Phone, name: str) -> None:
    """Be somebody who joins, from the front door to taking part."""
    await hand.be(name)
    await hand.go_to("start-here")
    for label, seen, shot in zip(WELSH if hand.welsh else WAY, SEEN + THEN, SHOTS, strict=True):
        await hand.press(label)
        await hand.sees(seen)
        if shot:
            await hand.picture(shot)


@pytest.mark.browser
@pytest.mark.parametrize("welsh", [False, True] if PICTURES else [False])
async def test_joining_takes_seven_taps_and_less_than_a_minute(browser: Browser, this: Rehearsal, welsh: bool) -> None:
    if welsh:
        this.stage.world.find_account("Siân").locale = "cy"
    door = open_the_page(this)
    async with phone(browser, f"{this.stage.base_url}/#{door.ticket}") as hand:
        if welsh:
            await hand.turn()
        before = hand.taps
        async with asyncio.timeout(60):
            await joins(hand, "Siân")
        assert hand.taps - before == 7
        await hand.press("Join")
        await hand.sees("Does something else fit better?")
        await hand.picture("joined-already")
        await hand.press("Leave")
        await hand.sees("What goes, at once and for good")
        await hand.picture("leaving")
        await hand.press("Yes, leave now")
        await hand.sees("You are welcome back at any time.")
        await hand.picture("left")
        await hand.press("Join again")
        await hand.sees("Which language would you like?")
