"""A phone-sized Chromium that shows the page of a rehearsal, and a thumb for it."""

import os
import re
import shutil
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Literal

import pytest
from playwright.async_api import Browser, Locator, Page, ViewportSize, async_playwright, expect

from bot.rehearsal.page.page import STATIC
from tests.rehearsal import pictures

PHONE: ViewportSize = {"width": 390, "height": 844}
NOT_NEEDED = (  # in place of Playwright's own list, of which the first row could matter to a page of this machine's
    *("AvoidUnnecessaryBeforeUnloadCheckSync", "DestroyProfileOnBrowserClose", "HttpsUpgrades", "PaintHolding"),
    *("AimEnabled", "NetworkTimeServiceQuerying", "OptimizationHints", "PreconnectToSearch"),  # ask other machines
    *("WebUIOmniboxPopup", "WebUIOmniboxAimPopup"),  # lists below an address bar nobody sees: as dear as the page
)
FLAGS = (
    "--no-sandbox",  # as root, in CI
    "--disable-gpu",
    "--disable-quic",
    "--disable-sync",
    "--disable-component-update",
    "--disable-background-networking",
    "--no-first-run",
    "--disable-features=" + ",".join(NOT_NEEDED),
)
PICTURES = bool(os.environ.get("PICTURES"))  # set by `make pictures`
SHARP = 1.5
LIGHTS: dict[Literal["light", "dark"], str] = {"light": "", "dark": "-dark"}
DRAWN = "() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))"
LINE = re.compile(r'^  (\w+): \["([^"]*)", "([^"]*)"\],$', re.MULTILINE)
CHROME = {key: (english, welsh) for key, english, welsh in LINE.findall((STATIC / "text.js").read_text())}
PLACES = ("places", "placesUnread")
PATIENCE = 20_000  # milliseconds: a machine may have other things to do
expect.set_options(timeout=PATIENCE)


def chromium() -> str:
    """Find Chromium, or skip with the reason: `make test` says it too, and CI may not skip."""
    names = ("chromium", "chromium-browser", "google-chrome")
    found = next(filter(None, map(shutil.which, names)), None)
    if found is None and os.environ.get("CI"):
        pytest.fail("CI must not skip the browser tests: install the package chromium.")
    if found is None:
        pytest.skip("There is no Chromium here. Install the package chromium to run the browser tests.")
    return found


@asynccontextmanager
async def started() -> AsyncIterator[Browser]:
    """Start Chromium, which takes longer than most of what is done with it."""
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=chromium(), args=FLAGS)
        yield browser
        await browser.close()


@asynccontextmanager
async def phone(browser: Browser, address: str) -> AsyncIterator["Phone"]:
    """Open the page as a new phone would; at the end, nothing may have been logged or asked of anyone else."""
    context = await browser.new_context(
        viewport=PHONE, device_scale_factor=SHARP, locale="en-GB", reduced_motion="reduce"
    )
    try:
        page = await context.new_page()
        page.set_default_timeout(PATIENCE)
        complaints: list[str] = []
        page.on("console", lambda said: complaints.append(said.text) if said.type in {"error", "warning"} else None)
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("request", lambda asked: complaints.append(asked.url) if not _at_home(asked.url, address) else None)
        await page.goto(address)
        yield Phone(page)
    finally:
        await context.close()
    assert not complaints, complaints


def _plain(words: str) -> str:
    return re.escape(words).replace("/", r"\/")  # Chromium reads it between slashes


def _at_home(url: str, address: str) -> bool:
    return url.startswith((address.partition("#")[0], "data:"))


class Phone:
    """One phone in one hand: pick a person, go to a channel, press, choose, look."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.welsh = False
        self.taps = 0  # on what the bot sent

    @property
    def sheet(self) -> Locator:
        """Find whatever lies over the rest: a form, a menu, a drawer."""
        return self.page.get_by_role("dialog")

    async def turn(self) -> None:
        """Change the page's own words to Welsh, or back."""
        await self.own("language").first.click()
        self.welsh = not self.welsh

    def own(self, *keys: str, role: Literal["button", "dialog"] = "button") -> Locator:
        """Find one of the page's own controls by its keys in text.js, whatever its values are."""
        sentences = [re.sub(r"\\\{\w+\\\}", ".*", _plain(CHROME[key][self.welsh])) for key in keys]
        return self.page.get_by_role(role, name=re.compile(f"^({'|'.join(sentences)})$"))

    async def be(self, name: str) -> None:
        """Be this person from now on."""
        if await self.own("switchPerson").count():
            await self.own("switchPerson").first.click()
        await self.page.get_by_role("button", name=re.compile(f"^{name}")).first.click()
        await expect(self.own("switchPerson").first).to_contain_text(name)

    async def go_to(self, channel: str) -> None:
        """Open a channel from the list."""
        await self.own(*PLACES).click()
        await self.sheet.get_by_role("button", name=re.compile(channel)).click()
        await expect(self.page.get_by_role("heading", level=1, name=channel)).to_be_visible()

    async def run(self, command: str) -> None:
        """Pick a command from the list that + opens, where commands can be typed."""
        await expect(self.page.locator("textarea[aria-label]")).to_be_visible()
        if await self.page.locator("textarea.closed").count():
            await self.go_to("general")
        await self.own("commands").click()
        await self.page.get_by_text(command, exact=True).click()

    def button(self, label: str) -> Locator:
        """Find the newest button with this label; in Welsh, the English stands after it."""
        return self.page.get_by_role("button", name=re.compile(rf"^(.* · )?{_plain(label)}$")).last

    async def press(self, label: str) -> None:
        """Press the newest button with this label."""
        self.taps += 1
        await self.button(label).click()

    async def choose(self, menu: str, option: str) -> None:
        """Open the newest menu and take one line of it."""
        self.taps += 1
        await self.press(menu)
        await (
            self.page.get_by_role("dialog")
            .get_by_role("button", name=re.compile(rf"^(.* · )?{_plain(option)}"))
            .click()
        )

    async def fill(self, label: str, words: str) -> None:
        """Write into a field of the open form."""
        await self.page.get_by_label(label).fill(words)

    async def check(self, answer: str) -> None:
        """Choose one of the answers in the open form."""
        self.taps += 1
        await self.sheet.get_by_role("radio", name=answer).check()

    async def let_time_pass(self, *steps: str) -> None:
        """Move the clock by these steps."""
        await self.own("clock").click()
        sheet = self.own("clockTitle", role="dialog")
        await self.picture("clock")
        for step in steps:
            await sheet.get_by_role("button", name=re.compile(f"^{CHROME[step][self.welsh]}")).click()
        await sheet.locator(".happened button").first.wait_for()
        await self.picture("clock-moved")
        await self.closes()

    async def closes(self) -> None:
        """Close the sheet on top."""
        await self.sheet.last.get_by_role("button", name=CHROME["close"][self.welsh]).click()

    async def escape(self) -> None:
        """Close what lies on top with the Escape key, once something does."""
        await expect(self.sheet.last).to_be_visible()
        lay = await self.sheet.count()
        await self.page.keyboard.press("Escape")
        await expect(self.sheet).to_have_count(lay - 1)

    async def sees(self, words: str) -> None:
        """Wait until these words stand on the screen."""
        await expect(self.page.get_by_text(words).last).to_be_visible()

    async def picture(self, name: str) -> None:
        """Keep pictures for the docs in both lights, when asked to by `make pictures`."""
        if not PICTURES:
            return
        await self.page.mouse.move(0, 0)
        for light, ending in LIGHTS.items():
            await self.page.emulate_media(color_scheme=light)
            await self.page.evaluate(DRAWN)
            pictures.keep(f"{name}{'-cy' if self.welsh else ''}{ending}", await self.page.screenshot())
        await self.page.emulate_media(color_scheme="light")
