"""The page in Chromium: reading, pressing, choosing, filling in, and coming back."""

import asyncio
from collections.abc import AsyncIterator

import pytest
from playwright.async_api import Route, expect

from bot.rehearsal.stage import Stage
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
    await hand.be("Amara")
    return hand


async def laid(hand: Phone) -> Phone:
    await hand.run("/lay")
    await hand.sees("Tea is ready")
    return hand


async def test_a_private_reply_says_so_and_can_be_put_away(hand: Phone) -> None:
    await laid(hand)
    await hand.press("Answer privately")
    reply = hand.page.get_by_role("listitem").filter(has_text="Only you can see this")
    await expect(reply).to_contain_text("Thank you. It is sealed.")
    await hand.press("Dismiss")
    await expect(reply).to_have_count(0)


async def test_nobody_else_sees_a_private_reply(hand: Phone) -> None:
    await laid(hand)
    await hand.press("Answer privately")
    await hand.sees("It is sealed")
    await hand.be("Ioan")
    await hand.sees("Tea is ready")
    await expect(hand.page.get_by_text("It is sealed")).to_have_count(0)


async def test_a_form_is_checked_counted_and_handed_in(hand: Phone) -> None:
    await laid(hand)
    await hand.press("Ask me")
    form = hand.page.get_by_role("dialog", name="A question")
    await hand.press("Submit")
    await expect(form.get_by_text("Please fill this in.")).to_have_count(3)
    await hand.fill("Your words", "ab")
    await hand.press("Submit")
    await expect(form.get_by_text("At least 3 characters, please.")).to_be_visible()
    await hand.fill("Your words", "Mwy o de")
    await expect(form.get_by_text("8 / 20")).to_be_visible()
    await form.get_by_label("Drink").select_option(label="Tea")
    await form.get_by_role("radio", name="No").check()
    await form.get_by_label("A note").set_input_files(
        {"name": "note.txt", "mimeType": "text/plain", "buffer": b"hello"}
    )
    await hand.press("Submit")
    await hand.sees("You said: Mwy o de, Tea, No, note.txt")
    await expect(form).to_have_count(0)


async def test_menus_open_as_sheets_for_one_or_for_several(hand: Phone) -> None:
    await laid(hand)
    await hand.press("Choose two")
    sheet = hand.page.get_by_role("dialog", name="Choose two")
    await sheet.get_by_label("Scones").check()
    await expect(sheet.get_by_role("button", name="Done")).to_be_disabled()
    await sheet.get_by_label("Bara brith").check()
    await hand.press("Done")
    await hand.sees("Chosen: Scones and Bara brith")
    await hand.choose("Choose somebody", "Priya")
    await hand.sees("Somebody: Priya")


async def test_silence_is_shown_as_discord_shows_it(hand: Phone, stage: Stage) -> None:
    await laid(hand)
    await hand.press("Say nothing")
    await expect(hand.button("Say nothing")).to_have_attribute("aria-busy", "true")
    await hand.sees("This interaction failed")
    await expect(hand.button("Say nothing")).not_to_have_attribute("aria-busy", "true")
    await hand.press("Think")
    await hand.sees("Kitchen Table is thinking…")


async def test_a_command_asks_for_its_options_and_completes(hand: Phone) -> None:
    box = hand.page.get_by_label("Message #general")
    await box.fill("/po")
    await box.press("Enter")
    sheet = hand.page.get_by_role("dialog", name="/pour")
    await hand.press("Run /pour")
    await expect(sheet.get_by_text("Please fill this in.")).to_be_visible()
    await sheet.get_by_label("drink").fill("mint")
    await expect(sheet.locator("datalist option[value='mint leaf']")).to_have_count(1)
    await sheet.get_by_label("drink").fill("mint leaf")
    await sheet.get_by_label("cups").fill("2")
    await sheet.get_by_label("milk").select_option(label="Yes")
    await hand.press("Run /pour")
    await hand.sees("2 × mint-leaf with milk")


async def test_commands_that_come_late_are_listed_when_they_come(hand: Phone) -> None:
    asked = asyncio.Event()

    async def late(route: Route) -> None:
        await asked.wait()
        await route.continue_()

    await hand.page.route("**/page/commands?*", late)
    await hand.page.reload()
    await hand.own("commands").click()
    await hand.sees("There are no commands here.")
    asked.set()
    await hand.sees("/lay")


async def test_a_command_takes_a_file(hand: Phone, stage: Stage) -> None:
    await hand.run("/cake")
    sheet = hand.page.get_by_role("dialog", name="/cake")
    await hand.press("Run /cake")
    await expect(sheet.get_by_text("Please fill this in.")).to_be_visible()
    picture = sheet.get_by_label("picture")
    await picture.set_input_files({"name": "huge.png", "mimeType": "image/png", "buffer": bytes((8 << 20) + 1)})
    await hand.press("Run /cake")
    await expect(sheet.get_by_text("up to 8 MB")).to_be_visible()
    await picture.set_input_files({"name": "bara brith.png", "mimeType": "image/png", "buffer": b"crumbs"})
    await hand.press("Run /cake")
    await hand.sees("bara_brith.png, 6 bytes")


async def test_a_messages_own_menu_runs_its_commands(hand: Phone) -> None:
    await laid(hand)
    await hand.choose("More about this message", "Remember this")
    await hand.sees("Remembered Tea is ready")


async def test_somebodys_own_menu_runs_its_commands(hand: Phone) -> None:
    await hand.own("whoSeesCount").click()
    await hand.choose("Apps: Ioan", "Pour for them")
    await hand.sees("A cup for Ioan")


async def test_words_reach_others_at_once_and_are_marked_unread(hand: Phone, stage: Stage) -> None:
    box = hand.page.get_by_label("Message #general")
    await box.fill("Good morning, **everyone**")
    await box.press("Enter")
    await expect(hand.page.get_by_role("strong").filter(has_text="everyone")).to_be_visible()
    await stage.person("Bethan").says("general", "Bore da")
    await hand.sees("Bore da")
    await hand.be("Ioan")
    await hand.sees("Bore da")


async def test_a_reload_comes_back_to_the_same_person_and_place(hand: Phone) -> None:
    await laid(hand)
    await hand.page.reload()
    await expect(hand.page.get_by_role("button", name="You are Amara")).to_be_visible()
    await hand.sees("Tea is ready")


async def test_everything_can_be_done_with_keys_and_escape_goes_back(hand: Phone) -> None:
    await laid(hand)
    button = hand.button("Ask me")
    await button.focus()
    await hand.page.keyboard.press("Enter")
    await expect(hand.page.get_by_label("Your words")).to_be_focused()
    await hand.escape()
    await expect(hand.page.get_by_role("dialog")).to_have_count(0)
    await expect(button).to_be_focused()
    await hand.page.keyboard.press("Tab")
    await expect(hand.button("Say nothing")).to_be_focused()


async def test_the_clock_moves_the_stage(hand: Phone, stage: Stage) -> None:
    before = stage.world.now()
    await hand.page.get_by_role("button", name="Clock").click()
    await hand.page.get_by_role("button", name="Later today").click()
    await hand.page.get_by_role("button", name="Next week").click()
    await expect(hand.page.get_by_role("button", name="Next week")).to_be_enabled()
    await expect(hand.page.get_by_text("It is now")).to_be_visible()
    hours = (stage.world.now() - before).total_seconds() / 3600
    assert 172 <= hours < 173


async def test_welsh_is_marked_as_not_yet_checked(hand: Phone) -> None:
    await hand.page.get_by_role("button", name="This page is in").click()
    await hand.sees("Welsh not yet checked")
    await expect(hand.page.get_by_label("Neges i #general")).to_be_visible()
    assert await hand.page.evaluate("document.documentElement.lang") == "cy"


@pytest.mark.parametrize("size", ["100%", "200%"])
async def test_nothing_runs_off_a_narrow_phone(hand: Phone, size: str) -> None:
    await laid(hand)
    await hand.press("Answer privately")
    await hand.page.set_viewport_size({"width": 360, "height": 640})
    await hand.page.evaluate("size => { document.documentElement.style.fontSize = size; }", size)
    wide = (
        "() => [...document.querySelectorAll('.scroll, .sheet-body')].filter(n => n.scrollWidth > n.clientWidth).length"
    )
    assert await hand.page.evaluate(wide) == 0
    assert await hand.page.evaluate("document.documentElement.scrollWidth") == 360


async def test_every_target_is_wide_enough_for_a_thumb(hand: Phone) -> None:
    await laid(hand)
    small = """() => [...document.querySelectorAll('button, a.button, textarea')]
        .filter(n => n.offsetParent && !n.matches('.textlike') && (n.offsetHeight < 44 || n.offsetWidth < 44))
        .map(n => n.getAttribute('aria-label') || n.textContent)"""
    assert await hand.page.evaluate(small) == []


async def test_two_phones_lie_side_by_side_where_there_is_room(hand: Phone) -> None:
    await hand.page.set_viewport_size({"width": 1280, "height": 900})
    second = hand.page.get_by_role("region", name="Second phone")
    await second.get_by_role("button", name="Bethan").click()
    await second.get_by_label("Message #general").fill("From the other phone")
    await second.get_by_label("Message #general").press("Enter")
    await expect(
        hand.page.get_by_role("region", name="Phone", exact=True).get_by_text("From the other phone")
    ).to_be_visible()
