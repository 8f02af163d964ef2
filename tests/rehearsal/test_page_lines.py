"""What stands beside people's own words: reactions, who is typing, Discord's own lines, and what an answer answers."""

from collections.abc import AsyncIterator
from datetime import timedelta

import discord
import pytest
from playwright.async_api import Locator, expect

from bot.rehearsal.page import screens
from bot.rehearsal.stage import Stage
from bot.rehearsal.world import changes, permissions, writing
from tests.rehearsal.bots import Bot, on_stage
from tests.rehearsal.browser import Phone

JOINED = 7


@pytest.fixture
async def pair(monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[tuple[Stage, Bot]]:
    async with on_stage(monkeypatch) as (stage, bot):
        yield stage, bot


@pytest.fixture
def stage(pair: tuple[Stage, Bot]) -> Stage:
    return pair[0]


@pytest.fixture
def bot(pair: tuple[Stage, Bot]) -> Bot:
    return pair[1]


@pytest.fixture
async def hand(hand: Phone) -> Phone:
    await hand.be("Amara")
    return hand


def _reaction(hand: Phone, emoji: str, count: int) -> Locator:
    return hand.page.get_by_role("button", name=f"{emoji}, {count}", exact=True)


@pytest.mark.browser
async def test_reactions_are_counted_named_joined_and_taken_back(stage: Stage, bot: Bot, hand: Phone) -> None:
    await (await bot.general.send("Tea?")).add_reaction("🫖")
    await hand.sees("Tea?")
    await expect(_reaction(hand, "🫖", 1)).to_have_attribute("aria-pressed", "false")
    await _reaction(hand, "🫖", 1).click()
    await expect(_reaction(hand, "🫖", 2)).to_have_attribute("aria-pressed", "true")
    await expect(_reaction(hand, "🫖", 2)).to_have_attribute("title", "Kitchen Table, Amara")
    await hand.be("Ioan")
    await expect(_reaction(hand, "🫖", 2)).to_have_attribute("aria-pressed", "false")
    await hand.own("messageMenu").click()
    await hand.page.get_by_role("button", name="🎉").click()
    await expect(_reaction(hand, "🎉", 1)).to_have_attribute("aria-pressed", "true")
    await _reaction(hand, "🎉", 1).click()
    await expect(_reaction(hand, "🎉", 1)).to_have_count(0)
    shown = stage.person("Ioan").screen("general")[-1]
    assert {emoji: [who.name for who in people] for emoji, people in shown.reactions.items()} == {
        "🫖": ["Kitchen Table", "Amara"]
    }


@pytest.mark.browser
async def test_who_may_not_react_can_still_join_in_where_others_did(stage: Stage, bot: Bot, hand: Phone) -> None:
    everyone = stage.world.guild.roles[stage.world.guild.id]
    everyone.permissions &= ~permissions.ADD_REACTIONS
    changes.tell_role(stage.world, stage.world.guild, everyone, "GUILD_ROLE_UPDATE")
    message = await bot.general.send("Tea?")
    stage.person("Olwen").reacts(stage.person("Olwen").screen("general")[-1], "☕")
    await expect(hand.own("react")).to_have_count(0)
    await hand.own("messageMenu").click()
    await hand.sees("There is nothing to do with this message here.")
    await hand.closes()
    await _reaction(hand, "☕", 1).click()
    await expect(_reaction(hand, "☕", 2)).to_have_attribute("aria-pressed", "true")
    assert (await bot.general.fetch_message(message.id)).reactions[0].count == 2


@pytest.mark.browser
async def test_the_page_says_for_ten_seconds_who_is_typing(stage: Stage, bot: Bot, hand: Phone) -> None:
    async with bot.general.typing():
        await hand.sees("Kitchen Table is typing…")
        stage.clock.move(timedelta(seconds=11))
        stage.world.tell(None)
        await expect(hand.page.get_by_text("is typing…")).to_have_count(0)


async def test_typing_lasts_ten_seconds_or_until_the_words_are_there(stage: Stage, bot: Bot) -> None:
    world, amara = stage.world, stage.person("Amara").account
    here = world.places(world.guild)[0]

    def who() -> list[str]:
        shown = screens.shown(world, amara, channel=here.id, limit=1, seen=screens.Seen())
        return [world.accounts[int(one["id"])].name for one in shown["typing"]]

    writing.start_typing(world, here, world.bot)
    assert who() == ["Kitchen Table"]
    stage.clock.move(timedelta(seconds=9))
    assert who() == ["Kitchen Table"]
    stage.clock.move(timedelta(seconds=2))
    assert who() == []
    writing.start_typing(world, here, world.bot)
    await bot.general.send("There it is.")
    assert who() == []


@pytest.mark.browser
async def test_discords_own_lines_say_what_happened(stage: Stage, bot: Bot, hand: Phone) -> None:
    world, general = stage.world, bot.general
    first = await general.send("Which biscuits?")
    await first.pin()
    await hand.sees("Kitchen Table pinned a message.")
    await hand.page.get_by_role("button", name="See it").click()
    writing.note(world, world.places(world.guild)[0], world.find_account("Joy"), JOINED, {})
    await hand.sees("Joy is here now.")
    thread = await first.create_thread(name="Biscuits")
    await thread.edit(name="Cakes")
    await first.edit(content="Which cakes?")
    await hand.go_to("Cakes")
    await hand.sees("Kitchen Table changed the name: Cakes")
    begins = hand.page.locator(".message").first
    await expect(begins).to_contain_text("Which cakes?")
    await expect(begins.get_by_text("app")).to_be_visible()


@pytest.mark.browser
async def test_a_thread_of_its_own_is_announced_with_a_way_to_it(bot: Bot, hand: Phone) -> None:
    await bot.general.create_thread(name="Scones", type=discord.ChannelType.public_thread)
    await expect(hand.page.get_by_text("Kitchen Table started a thread:")).to_be_visible()
    await hand.page.get_by_role("button", name="Scones").click()
    await expect(hand.page.get_by_role("heading", level=1, name="Scones")).to_be_visible()


@pytest.mark.browser
async def test_an_answer_shows_what_it_answers(bot: Bot, hand: Phone) -> None:
    first = await bot.general.send("Tea or coffee?")
    await bot.general.send("And a cake.")
    answer = await first.reply("Tea, then.")
    line = hand.page.locator(".replied")
    await expect(line).to_have_text("Kitchen Table Tea or coffee?")
    await first.delete()
    await answer.edit(content="Tea.")
    await expect(line).to_have_text("The message is not there any more.")


@pytest.mark.browser
async def test_every_line_has_a_menu_for_keys_and_for_a_long_press(bot: Bot, hand: Phone) -> None:
    for words in ("One", "Two"):
        await bot.general.send(words)
    await hand.page.get_by_text("Two", exact=True).click(button="right")
    await expect(hand.own("messageMenu", role="dialog")).to_be_visible()
    await hand.escape()
    await hand.own("messageMenu").last.focus()
    await hand.page.keyboard.press("Enter")
    await hand.page.get_by_role("button", name="🎉").click()
    await expect(hand.page.locator(".message").last).to_contain_text("Two")
    await expect(hand.page.locator(".message").last.get_by_role("group")).to_have_text("🎉1")
