"""My data on a phone, in both languages, and the page that people take along: readable, and in nobody's way."""

import re
from pathlib import Path

import pytest
from playwright.async_api import Browser, expect

from bot.text import Texts
from cogs.mydata import export
from tests.cogs.test_mydata_export import COVER, HELD
from tests.rehearsal import pictures
from tests.rehearsal.axe import barriers
from tests.rehearsal.browser import DRAWN, LIGHTS, PHONE, PICTURES, SHARP, Phone
from tests.rehearsal.house import House

pytestmark = pytest.mark.browser


async def pick(hand: Phone, stands: str, option: str) -> None:
    """Open the menu in which this stands now, and take another line of it."""
    await hand.press(stands)
    lines = hand.page.get_by_role("dialog").get_by_role("button", name=re.compile(rf"^(.* · )?{option}"))
    await lines.first.click()


@pytest.mark.parametrize("language", ["English", "Cymraeg"])
async def test_three_presses_from_my_settings_to_everything_deleted(house: House, hand: Phone, language: str) -> None:
    if language == "Cymraeg":
        amara = house.person("Amara")
        await amara.runs("/me")
        await amara.presses("Language")
        await amara.chooses("Language", "Cymraeg")
        await hand.turn()
    await hand.be("Amara")
    await hand.run("/me")
    await hand.press("More")
    await hand.press("My data")
    await hand.picture("my-data")
    await hand.press("See it")
    await pick(hand, "That you take part", "What you chose in your settings")
    await hand.picture("my-data-seen")
    await hand.press("Back")
    await hand.press("Take it along")
    await hand.sees("my-data.html")
    await hand.picture("my-data-files")
    await hand.press("Back")
    await hand.press("Complain")
    await hand.picture("my-data-complain")
    await hand.press("Back")
    await hand.press("Delete everything")
    await hand.picture("my-data-delete")
    await hand.press("Yes, delete it")
    await expect(hand.button("Join again")).to_be_visible()
    await hand.picture("my-data-deleted")


@pytest.mark.parametrize("language", ["en", "cy"])
async def test_the_page_to_take_along_bars_nobody_s_way(browser: Browser, tmp_path: Path, language: str) -> None:
    path = tmp_path / "my-data.html"
    path.write_text(export.as_page(Texts().words(language), HELD, COVER).replace(export.POLICY, ""))
    page = await browser.new_page(viewport=PHONE, device_scale_factor=SHARP)
    for light, ending in LIGHTS.items():
        await page.emulate_media(color_scheme=light)
        await page.goto(path.as_uri())
        assert await page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        assert await barriers(page) == []
        if PICTURES:
            await page.evaluate(DRAWN)
            pictures.keep(f"my-data-page{'-cy' if language == 'cy' else ''}{ending}", await page.screenshot())
    await page.close()
