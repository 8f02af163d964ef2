"""A form with answers to choose from and lines to read, on the phone: by keys alone, and with larger letters."""

from collections.abc import AsyncIterator
from typing import Any

import discord
import pytest
from discord import ui
from playwright.async_api import Page, expect

from bot.rehearsal.stage import Stage
from tests.rehearsal.bots import Bot, on_stage
from tests.rehearsal.browser import Phone

pytestmark = pytest.mark.browser
ANSWERS = {
    "Yes": "Most days",
    "Partly": "",
    "No": "",
    "Different where I work, because of how the rounds are planned": "Say how below, if you like",
}
RUNS_OFF = """() => [...document.querySelectorAll('.sheet-body, .sheet-body *, .sheet-foot *')]
    .filter(n => n.scrollWidth > n.clientWidth + 1 && getComputedStyle(n).display !== 'inline').map(n => n.outerHTML)"""


class _Answer(ui.Modal, title="Does it ring true?"):
    tap: Any = ui.Label(
        text="Does this ring true where you work?",
        description="One press is enough",
        component=ui.RadioGroup(
            options=[
                discord.RadioGroupOption(label=label, value=f"{n}", description=about or None)
                for n, (label, about) in enumerate(ANSWERS.items())
            ]
        ),
    )
    words: Any = ui.Label(text="Your words", component=ui.TextInput(required=False))
    about: Any = ui.TextDisplay("**The project team** reads this.\n-# Nobody outside the server does.")

    async def on_submit(self, interaction: discord.Interaction) -> None:
        said = f"You said {self.tap.component.value}: {self.words.component.value}"
        await interaction.response.send_message(said, ephemeral=True)


def _teach(bot: Bot) -> None:
    @bot.tree.command(description="Ask one thing")
    async def ask(interaction: discord.Interaction) -> None:
        await interaction.response.send_modal(_Answer())


@pytest.fixture
async def stage(monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Stage]:
    async with on_stage(monkeypatch, _teach) as (stage, _):
        yield stage


async def test_an_answer_is_chosen_by_keys_alone_and_with_large_letters_nothing_is_lost(hand: Phone) -> None:
    await hand.be("Amara")
    await _twice_as_large(hand.page)
    await hand.run("/ask")
    question = hand.page.get_by_role("radiogroup", name="Does this ring true where you work?")
    await expect(question).to_have_accessible_description("One press is enough")
    await expect(hand.page.get_by_role("strong").filter(has_text="The project team")).to_be_visible()
    assert await hand.page.evaluate(RUNS_OFF) == []
    keys = hand.page.keyboard
    await keys.press("Tab")  # past the question, which must be answered
    await keys.press("Enter")
    await expect(question.get_by_text("Please fill this in.")).to_be_visible()
    await expect(question.get_by_role("radio", name="Yes")).to_be_focused()
    for _ in range(len(ANSWERS) - 1):
        await keys.press("ArrowDown")
    await expect(question.get_by_role("radio", name="Different where I work")).to_be_checked()
    await expect(question.get_by_text("Please fill this in.")).to_have_count(0)
    await keys.press("Tab")
    await keys.type("At night.")
    await keys.press("Enter")
    await hand.sees("You said 3: At night.")


async def _twice_as_large(shown: Page) -> None:
    await shown.set_viewport_size({"width": 360, "height": 640})
    await shown.evaluate("document.documentElement.style.fontSize = '200%'")
