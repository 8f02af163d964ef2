"""In Welsh, which nobody has checked, the English is never far: beside what must be understood, and behind the rest."""

from collections.abc import AsyncIterator

import pytest
from playwright.async_api import expect

from bot.rehearsal.stage import Stage
from bot.rehearsal.world import changes, permissions
from tests.rehearsal.bots import on_stage
from tests.rehearsal.browser import Phone
from tests.rehearsal.component_gallery import add_gallery

pytestmark = pytest.mark.browser


@pytest.fixture
async def stage(monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Stage]:
    async with on_stage(monkeypatch, add_gallery) as (stage, _):
        yield stage


@pytest.fixture
async def hand(hand: Phone) -> Phone:
    await hand.turn()
    await hand.be("Amara")
    return hand


async def test_one_press_shows_the_english(hand: Phone) -> None:
    note = hand.page.locator(".unchecked")
    await expect(note).to_contain_text("Welsh not yet checked")
    await note.get_by_role("button", name="English").click()
    await expect(note).to_have_count(0)
    await expect(hand.page.locator("html")).to_have_attribute("lang", "en")


async def test_what_must_be_understood_stands_there_in_both(hand: Phone) -> None:
    await hand.run("/lay")
    await hand.press("Answer privately")
    await hand.sees("Dim ond chi all weld hwn · Only you can see this")
    await hand.press("Ask me")
    await hand.page.locator("[type=submit]").click()
    await hand.sees("Llenwch hwn, os gwelwch yn dda. · Please fill this in.")


async def test_a_refusal_is_said_in_both_with_its_values(hand: Phone, stage: Stage) -> None:
    await hand.own("whoSeesCount").click()
    await hand.page.get_by_role("button", name="Apiau: Ioan").click()
    stage.world.commands.known.clear()
    await hand.page.get_by_role("button", name="Pour for them").click()
    refused = "A person's menu has no 'Pour for them' here."
    await hand.sees(f"Does dim 'Pour for them' yn newislen person yma. · {refused}")


async def test_what_discord_refuses_is_said_plainly(hand: Phone, stage: Stage) -> None:
    guild = stage.world.guild
    everyone = guild.roles[guild.id]
    everyone.permissions &= ~permissions.SEND
    box = hand.page.get_by_role("textbox")
    await box.fill("Bore da")
    changes.tell_role(stage.world, guild, everyone, "GUILD_ROLE_UPDATE")
    await box.press("Enter")
    await hand.sees("Chewch chi ddim gwneud hynny yma. · You may not do that here.")
    await expect(box).to_have_attribute("placeholder", "Dim modd ysgrifennu yma. · You cannot write here.")


async def test_a_mouse_over_the_welsh_tells_the_english(hand: Phone) -> None:
    await expect(hand.own("lock")).to_have_attribute("title", "Lock screen")
    await hand.own("clock").click()
    await expect(hand.page.get_by_role("heading", name="Symud y cloc")).to_have_attribute("title", "Move the clock")
