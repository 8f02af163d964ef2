"""Answering on a phone, in Chromium: four taps and the words, from the question to the thanks."""

import asyncio

import pytest
from playwright.async_api import Browser

from bot.rehearsing import Rehearsal, open_the_page
from tests.rehearsal.browser import Phone, phone
from tests.rehearsal.topics import ASKED, QUESTION

MOST = 4  # taps, plus the words
WORDS = "She stops wanting her tea."


async def asks(this: Rehearsal) -> None:
    """Have a coordinator open a question."""
    bethan = this.stage.person("Bethan")
    await bethan.runs("/topic open")
    await bethan.fills(ASKED)
    await bethan.presses("Post it")
    await bethan.sees("Your question is open")


async def answers(hand: Phone, name: str) -> int:
    """Answer it as somebody else; return with how many taps."""
    await hand.be(name)
    await hand.go_to("notices")
    await hand.sees(QUESTION)
    before = hand.taps
    await hand.press("Answer")
    await hand.picture("answer-form")
    await hand.check("Eating and drinking")
    await hand.fill("What do you see or hear?", WORDS)
    await hand.press("Submit")
    await hand.sees("This is what others will see")
    await hand.picture("answer-preview")
    await hand.press("Post it")
    await hand.sees("It is there. Thank you.")
    return hand.taps - before


@pytest.mark.browser
async def test_from_the_question_to_the_thanks_it_is_four_taps_and_the_words(browser: Browser, this: Rehearsal) -> None:
    door = open_the_page(this)
    async with phone(browser, f"{this.stage.base_url}/#{door.ticket}") as hand:
        await asks(this)
        async with asyncio.timeout(60):
            assert await answers(hand, "Amara") <= MOST
        await hand.picture("answer-posted")
        await answers(hand, "Grace")
        await hand.sees("Somebody else wrote")
        await hand.picture("answer-peer")
        await hand.press("My words")
        await hand.sees("Look at one")
        await hand.picture("my-words")
