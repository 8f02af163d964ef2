"""Axe-core finds no barrier on any view of the page: light and dark, in English and in Welsh, on one phone and two."""

from collections.abc import AsyncIterator
from datetime import datetime, timedelta

import pytest
from playwright.async_api import Browser, expect

from bot.rehearsal.page import Backstage, Page
from bot.rehearsal.stage import Stage
from bot.rehearsal.world import threads, writing
from bot.rehearsal.world.channels import PUBLIC_THREAD
from bot.rehearsal.world.messages import Draft
from tests.clocks import START
from tests.rehearsal import axe
from tests.rehearsal.bots import on_stage
from tests.rehearsal.browser import DRAWN, LIGHTS, PLACES, Phone, phone
from tests.rehearsal.component_gallery import add_gallery

pytestmark = pytest.mark.browser
THREAD = "Biscuits"


async def _due(language: str) -> list[tuple[datetime, str]]:
    return [(START + timedelta(hours=5), "A vote closes." if language == "en" else "Mae pleidlais yn cau.")]


async def _nothing() -> None:
    return


class Look:
    """Looks at every view in both lights, and remembers what it found."""

    def __init__(self, hand: Phone) -> None:
        self.hand = hand
        self.found: list[str] = []

    async def __call__(self, view: str) -> None:
        for light in LIGHTS:
            await self.hand.page.emulate_media(color_scheme=light)
            await self.hand.page.evaluate(DRAWN)
            self.found += [f"{view}, {light}: {line}" for line in await axe.barriers(self.hand.page)]


@pytest.fixture
async def stage(monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Stage]:
    axe.script()
    async with on_stage(monkeypatch, add_gallery) as (stage, _):
        _open_places(stage)
        yield stage


def _open_places(stage: Stage) -> None:
    world = stage.world
    general, bethan = world.places(world.guild)[0], world.find_account("Bethan")
    thread = threads.open_thread(world, general, bethan.id, kind=PUBLIC_THREAD, name=THREAD, number=world.ids.new())
    sent = writing.send(world, thread, bethan, Draft("Which ones?\n> Digestives\n- `plain`\n- ||chocolate||"))
    writing.pin(world, thread, sent, bethan, up=True)
    for person in ("Amara", "Ioan"):
        writing.send(world, world.dm_with(world.find_account(person)), world.bot, Draft("A note from Kitchen Table"))


@pytest.mark.parametrize("welsh", [False, True], ids=["en", "cy"])
async def test_nothing_bars_the_way(browser: Browser, stage: Stage, welsh: bool) -> None:
    page = stage.page = Page(stage.world, backstage=Backstage(stage, _due, _nothing, lambda: None))
    async with phone(browser, f"{stage.base_url}/#{page.ticket}") as hand:
        look = Look(hand)
        if welsh:
            await hand.turn()
        await look("picker")
        await hand.be("Amara")
        await hand.run("/lay")
        await hand.press("Answer privately")
        await hand.sees("It is sealed")
        await look("channel")
        await _sheets(hand, look)
        await _places(hand, look)
        await hand.page.set_viewport_size({"width": 1280, "height": 900})
        await look("two phones")
        assert not look.found, "\n".join(look.found)


async def _sheets(hand: Phone, look: Look) -> None:
    sheet = hand.page.get_by_role("dialog")
    for button, view in (("Ask me", "form"), ("Choose two", "several"), ("Choose somebody", "people to choose from")):
        await hand.press(button)
        await expect(sheet).to_be_visible()
        if view == "form":
            await sheet.locator("[type=submit]").click()
        await look(view)
        await hand.escape()
        await expect(sheet).to_have_count(0)
    for keys in (PLACES, ("whoSeesCount",), ("clock",), ("lock",), ("messageMenu",)):
        await hand.own(*keys).first.click()
        await expect(sheet).to_be_visible()
        await look(keys[0])
        await hand.escape()
    await hand.own("clock").click()
    await hand.own("troubles").click()
    await look("troubles")
    await hand.page.locator(".trouble").last.click()
    await look("starting over")
    for _ in range(2):
        await hand.escape()
    await hand.own("commands").click()
    await look("commands")
    await hand.page.get_by_text("/pour", exact=True).click()
    await look("options")
    await hand.escape()


async def _places(hand: Phone, look: Look) -> None:
    for place, words in ((THREAD, "Which ones?"), ("Kitchen Table", "A note from")):
        await hand.go_to(place)
        await hand.sees(words)
        await look(place)
        if place == THREAD:
            await hand.own("pinsCount").click()
            await look("pins")
            await hand.escape()
    await hand.go_to("general")
