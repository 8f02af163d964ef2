"""Hostile strings in every place where the page shows words: nothing runs, nothing is asked for, nothing complains."""

from datetime import datetime, timedelta

import pytest
from playwright.async_api import Browser, FilePayload, expect

from bot.rehearsal.page import Backstage, Page
from bot.rehearsal.stage import Stage
from bot.rehearsal.wire import Json
from bot.rehearsal.world import asking, writing
from bot.rehearsal.world.channels import TEXT, Channel
from bot.rehearsal.world.interactions import Interaction, OpenedForm
from bot.rehearsal.world.messages import COMPONENTS_V2, Draft
from bot.rehearsal.world.roles import Role
from bot.rehearsal.world.world import Event, World
from tests.clocks import START
from tests.rehearsal.browser import Phone, phone
from tests.rehearsal.hostile import HOSTILE

pytestmark = pytest.mark.browser
SHORT = [text for text in HOSTILE if len(text) <= 100]
LAST = "The last message"
NAMES = HOSTILE[:10]


@pytest.fixture
def stage(empty_stage: Stage) -> Stage:
    return empty_stage


async def test_nothing_runs_wherever_words_are_shown(browser: Browser, stage: Stage) -> None:
    _fill(stage.world)
    page = stage.page = Page(stage.world, backstage=Backstage(stage, _due))
    async with phone(browser, f"{stage.base_url}/#{page.ticket}") as hand:
        await hand.be("Amara")
        await hand.sees(LAST)
        await _look_everywhere(hand)
        await _look_at_options(hand)
        await _fill_in_the_form(hand)
        assert await hand.page.evaluate("window.caught") is None
        assert hand.page.url == f"{stage.base_url}/"
        links = await hand.page.evaluate("[...document.querySelectorAll('a[href]')].map(a => a.protocol)")
        assert set(links) <= {"https:", "http:"}


async def test_hostile_words_can_be_said_and_come_back_as_words(hand: Phone) -> None:
    await hand.be("Amara")
    box = hand.page.get_by_label("Message #general")
    for text in SHORT[:12]:
        await box.fill(text)
        await hand.press("Send")
        await expect(hand.page.locator(".messages .message").last).to_contain_text(text)
    assert await hand.page.evaluate("window.caught") is None


async def _due(language: str) -> list[tuple[datetime, str]]:
    return [(START + timedelta(hours=5), text) for text in HOSTILE]


async def _look_everywhere(hand: Phone) -> None:
    await hand.page.evaluate("document.querySelectorAll('button.spoiler').forEach((cover) => cover.click())")
    await hand.page.get_by_role("button", name="Who can see this").click()
    await hand.escape()
    await hand.page.get_by_role("button", name="Channels and messages").click()
    await hand.escape()
    await hand.page.get_by_role("button", name="Lock screen").click()
    await hand.press("Unlock")
    await hand.page.locator("button.select").last.click()
    await hand.escape()
    await hand.page.get_by_label("Message #general").fill("/")
    await expect(hand.page.get_by_role("option")).to_have_count(1)
    await hand.page.get_by_label("Message #general").fill("")


async def _look_at_options(hand: Phone) -> None:
    await hand.own("clock").click()
    await expect(hand.page.locator(".due")).to_have_count(4)
    await hand.escape()
    await hand.run("/bad")
    sheet = hand.page.get_by_role("dialog")
    await expect(sheet.locator("select")).to_have_count(len(SHORT))
    for place, text in enumerate(SHORT):
        await sheet.locator("select").nth(place).select_option(index=1)
        assert await sheet.locator("select").nth(place).input_value() == text.replace("\r", "")
    await sheet.locator("[type=submit]").click()
    await expect(sheet).to_have_count(0)


async def _fill_in_the_form(hand: Phone) -> None:
    await hand.press("Open the form")
    sheet = hand.page.get_by_role("dialog")
    for text in HOSTILE[:6]:
        await sheet.locator("input").first.fill(text)
    names = [FilePayload(name=text[:80], mimeType="image/svg+xml", buffer=text.encode()) for text in NAMES]
    await sheet.locator("input[type=file]").set_input_files(names)
    await hand.press("Submit")
    await expect(sheet).to_have_count(0)


def _fill(world: World) -> None:
    guild, general = world.guild, world.places(world.guild)[0]
    amara = world.find_account("Amara")
    for text in SHORT:
        role = world.ids.new()
        guild.roles[role] = Role(role, text)
        guild.members[world.find_account("Bethan").id].roles.add(role)
    general.topic = HOSTILE[0]
    for text in SHORT:
        world.keep_channel(Channel(world.ids.new(), TEXT, guild, text))
    for text in HOSTILE:
        stranger = world.add_person(text[:32], text[:32])
        writing.post(world, general, stranger, Draft(text[:2000]))
        writing.post(world, general, world.bot, _everywhere(text))
    writing.post(world, world.dm_with(amara), world.bot, Draft(HOSTILE[2], embeds=({"title": HOSTILE[0]},)))
    options = [
        {"type": 3, "name": text, "description": text, "choices": [{"name": text, "value": text}]} for text in SHORT
    ]
    world.commands.replace_all(None, [{"name": "bad", "description": HOSTILE[0], "options": options}])
    world.files["/attachments/1/2/own.svg"] = ("image/svg+xml", b"<svg xmlns='http://www.w3.org/2000/svg'/>")
    for text in SHORT:
        own = {"id": "2", "filename": text, "url": f"{world.base_url}/attachments/1/2/own.svg", "description": text}
        writing.post(world, general, world.bot, Draft(attachments=(own | {"content_type": "image/svg+xml"}, own)))
    world.heard.append(lambda event: _answer(world, event))
    parts: tuple[Json, ...] = ({"type": 1, "id": 1, "components": [_button("Open the form", "form")]},)
    writing.post(world, general, world.bot, Draft(LAST, components=parts))


def _everywhere(text: str) -> Draft:
    field = {"name": text[:256], "value": text[:1024], "inline": True}
    card: Json = {"title": text[:256], "description": text, "url": text, "fields": [field]}
    card |= {
        "footer": {"text": text},
        "author": {"name": text[:256]},
        "image": {"url": text},
        "thumbnail": {"url": text},
    }
    option = {"label": text[:100], "value": text[:100], "description": text[:100], "default": False}
    menu = {
        "type": 3,
        "id": 3,
        "custom_id": text[:100],
        "placeholder": text[:100],
        "options": [option],
        "disabled": False,
    }
    link = {"type": 2, "id": 4, "style": 5, "label": text[:80], "url": text}
    rows: tuple[Json, ...] = (
        {"type": 1, "id": 1, "components": [_button(text[:80], text[:100]), link]},
        {"type": 1, "id": 2, "components": [menu]},
        {"type": 17, "id": 5, "accent_color": text, "components": [{"type": 10, "id": 6, "content": text}]},
        {"type": 12, "id": 7, "items": [{"media": {"url": text}, "description": text}]},
        {"type": text, "id": 8},
    )
    file = {"id": "1", "filename": text[:80], "url": text, "content_type": "image/svg+xml", "description": text}
    return Draft(text[:2000], embeds=(card,), components=rows, attachments=(file,), flags=COMPONENTS_V2)


def _button(label: str, custom_id: str) -> Json:
    return {"type": 2, "id": 9, "style": 1, "label": label, "custom_id": custom_id, "disabled": False}


def _answer(world: World, event: Event) -> None:
    if event.name != "INTERACTION_CREATE":
        return
    interaction = world.interactions[event.data["token"]]
    if interaction.data.get("custom_id") == "form":
        interaction.form = world.phone(interaction.person.id).form = _form(interaction)
        asking.settle(world, interaction, 9)
    else:
        asking.settle(world, interaction, 6)


def _form(interaction: Interaction) -> OpenedForm:
    text = HOSTILE[2]
    words = {"type": 4, "id": 2, "custom_id": text, "style": 1, "placeholder": text, "value": text, "required": True}
    words |= {"min_length": 0, "max_length": 4000}
    label = {"type": 18, "id": 1, "label": text, "description": text, "component": words}
    upload = {"type": 19, "id": 5, "custom_id": "files", "min_values": 0, "max_values": 10, "required": False}
    files = {"type": 18, "id": 4, "label": text, "component": upload}
    return OpenedForm("filled", text, (label, {"type": 10, "id": 3, "content": text}, files), interaction)
