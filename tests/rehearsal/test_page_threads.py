"""Threads and pins on the phone: into the thread under a card and back, what state it is in, and moderators' hands."""

from collections.abc import AsyncIterator

import discord
import pytest
from playwright.async_api import expect

from bot.rehearsal.page import screens
from bot.rehearsal.stage import Stage
from bot.rehearsal.world import permissions
from bot.rehearsal.world.channels import Overwrite
from tests.rehearsal.bots import Bot, on_stage
from tests.rehearsal.browser import Phone


@pytest.fixture
async def pair(monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[tuple[Stage, Bot]]:
    async with on_stage(monkeypatch) as (stage, bot):
        yield stage, bot


@pytest.fixture
def stage(pair: tuple[Stage, Bot]) -> Stage:
    return pair[0]


@pytest.fixture
async def thread(pair: tuple[Stage, Bot]) -> discord.Thread:
    """A card with a thread in which the bot alone may write, and a summary pinned in it."""
    stage, bot = pair
    here, everyone = stage.world.places(stage.world.guild)[0], stage.world.guild.id
    here.overwrites[everyone] = Overwrite(0, 0, permissions.SEND_IN_THREADS)
    here.overwrites[stage.world.bot.id] = Overwrite(1, permissions.SEND_IN_THREADS, 0)
    thread = await (await bot.general.send("Double-up calls: what makes them work?")).create_thread(name="Answers")
    await (await thread.send("What we heard: time to talk first.")).pin()
    return thread


@pytest.mark.browser
async def test_from_a_card_into_its_thread_to_what_is_pinned_and_back(hand: Phone, thread: discord.Thread) -> None:
    await hand.be("Amara")
    link = hand.page.get_by_role("button", name="Answers")
    await expect(link).to_contain_text("messages: 2")
    await link.focus()
    await hand.page.keyboard.press("Enter")
    await expect(hand.page.get_by_role("heading", level=1, name="Answers")).to_be_visible()
    box = hand.page.get_by_label("You cannot write here.")
    await hand.page.evaluate("document.documentElement.style.fontSize = '200%'")
    assert await box.evaluate("node => node.scrollHeight <= node.clientHeight")
    await hand.page.evaluate("document.documentElement.style.fontSize = '100%'")
    await hand.own("pinsCount").click()
    await expect(hand.own("pinsTitle", role="dialog")).to_contain_text("time to talk first")
    await hand.escape()
    await thread.edit(archived=True, locked=True)
    await expect(hand.page.get_by_role("status").filter(has_text="This thread is locked.")).to_be_visible()
    await expect(hand.own("threadMenu")).to_have_count(0)
    await hand.own("backTo").click()
    await expect(link).to_contain_text("asleep · locked")


@pytest.mark.browser
async def test_a_moderator_wakes_a_thread_and_deletes_an_answer_the_thread_and_the_card_by_hand(
    hand: Phone, stage: Stage, thread: discord.Thread
) -> None:
    await thread.edit(archived=True, locked=True)
    await hand.be("Olwen")
    await hand.page.get_by_role("button", name="Answers").click()
    await hand.own("threadMenu").click()
    await hand.own("reopenThread").click()
    await expect(hand.page.locator(".thread-state")).to_be_hidden()
    await hand.page.get_by_role("listitem").filter(has_text="time to talk").get_by_role("button").last.click()
    await hand.own("removeMessage").click()
    await hand.own("removeMessage").last.click()
    await expect(hand.page.get_by_text("time to talk first")).to_have_count(0)
    await expect(hand.own("pinsCount")).to_have_count(0)
    await hand.own("threadMenu").click()
    await hand.own("removeThread").click()
    await hand.own("removeThread").last.click()
    await expect(hand.page.get_by_role("heading", level=1, name="general")).to_be_visible()
    await expect(hand.page.locator(".thread-link")).to_have_count(0)
    await hand.own("messageMenu").first.click()
    await hand.own("removeMessage").click()
    await hand.own("removeMessage").last.click()
    await hand.sees("Nothing here yet.")
    assert thread.id not in stage.world.channels


async def test_only_what_somebody_may_do_is_offered_on_their_phone(stage: Stage, thread: discord.Thread) -> None:
    world = stage.world

    def looks(name: str, number: int) -> tuple[list[bool], bool, bool]:
        shown = screens.shown(world, world.find_account(name), channel=number, limit=9, seen=screens.Seen())
        place = next(one for one in shown["channels"] if one["id"] == str(number))
        return [one["can_remove"] for one in shown["messages"]], place["can_manage"], place["can_write"]

    beginning, answer, line = False, True, True  # nobody removes the first: it only shows the card
    assert looks("Olwen", thread.id) == ([beginning, answer, line], True, True)
    assert looks("Amara", thread.id) == ([False, False, False], False, False)
    await stage.person("Amara").says("general", "Mine")
    assert looks("Amara", stage.world.places(world.guild)[0].id) == ([False, True], False, True)
