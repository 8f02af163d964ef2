"""Behind the scenes of the page: what comes next, what goes wrong on request, and starting again."""

import asyncio
import re
from contextlib import suppress
from datetime import UTC, datetime, timedelta

import aiohttp
import pytest
from playwright.async_api import Browser

from bot.rehearsal.page import Backstage, Page
from bot.rehearsal.page.troubles import TROUBLES
from bot.rehearsal.person.given import CannotDo
from bot.rehearsal.stage import Stage
from bot.rehearsal.world import permissions
from bot.rehearsing import COORDINATOR, Rehearsal, open_the_page, rehearse
from bot.settings import Settings
from tests.rehearsal.begun import begins_vote
from tests.rehearsal.browser import CHROME, phone
from tests.rehearsal.house import BUSY, WORDS, House, eventually


@pytest.fixture
def stage(empty_stage: Stage) -> Stage:
    return empty_stage


async def test_what_comes_next_is_told_soonest_first() -> None:
    noon, night = datetime(2026, 3, 1, 12, tzinfo=UTC), datetime(2026, 3, 1, 23, tzinfo=UTC)

    async def due(language: str) -> list[tuple[datetime, str]]:
        return [(night, f"second, {language}"), (noon, f"first, {language}")]

    told = await Backstage(due=due).coming("cy")
    assert [one["words"] for one in told["due"]] == ["first, cy", "second, cy"]
    assert await Backstage().coming("en") == {"due": None}


async def test_only_what_can_be_done_is_offered(stage: Stage) -> None:
    amara = stage.world.find_account("Amara")
    assert Backstage().offers(amara) == {"troubles": {}, "restart": False, "start_over": False}
    offered = Backstage(stage, start_over=lambda: None).offers(amara)
    assert set(offered["troubles"]) == set(TROUBLES)
    assert {f"trouble{name.capitalize()}{what}" for name in TROUBLES for what in ("", "Hint")} <= CHROME.keys()
    assert offered["start_over"]
    with pytest.raises(CannotDo):
        Backstage().trouble("drop", amara, on=True)
    with pytest.raises(CannotDo):
        Backstage(stage).trouble("fire", amara, on=True)


async def test_what_lasts_is_turned_on_and_off(stage: Stage) -> None:
    amara, backstage = stage.world.find_account("Amara"), Backstage(stage)
    for name in ("dms", "outage"):
        assert backstage.trouble(name, amara, on=True)["troubles"][name]
        assert not backstage.trouble(name, amara, on=False)["troubles"][name]
    assert amara.dms_open


async def test_a_place_is_shut_to_the_bot_opened_again_and_deleted(stage: Stage) -> None:
    world, amara, backstage = stage.world, stage.world.find_account("Amara"), Backstage(stage)
    place = world.places(world.guild)[0]
    assert backstage.trouble("shut", amara, place, on=True)["troubles"]["shut"]
    assert not permissions.can_see(place, world.bot.id)
    assert not backstage.trouble("shut", amara, place, on=False)["troubles"]["shut"]
    assert permissions.can_see(place, world.bot.id)
    with pytest.raises(CannotDo):
        backstage.trouble("channel", amara, world.dm_with(amara), on=True)
    backstage.trouble("channel", amara, place, on=True)
    assert world.places(world.guild) == []


async def test_roles_are_lost_on_request(house: House) -> None:
    worker = house.person("Amara").account
    member = house.stage.world.guild.members[worker.id]
    assert member.roles
    Backstage(house.stage).trouble("roles", worker, on=True)
    assert not member.roles


async def test_a_lost_press_fails_and_a_late_one_does_not(house: House) -> None:
    amara, backstage = house.person("Amara"), Backstage(house.stage)
    await house.opens_poll()
    backstage.trouble("lose", amara.account, on=True)
    house.stage.world.answer_within = timedelta(seconds=0.2)
    assert (await amara.presses("Answer privately")).failed
    house.stage.world.answer_within = BUSY
    backstage.trouble("late", amara.account, on=True)
    await house.votes("Amara", "Pocket card")


async def test_an_answer_lost_on_the_way_or_slow_still_counts_once(house: House) -> None:
    amara = house.person("Amara")
    await house.opens_poll()
    backstage = Backstage(house.stage)
    house.may_complain = True
    for name, choice in (("repeat", "Pocket card"), ("drop", "E-learning"), ("slow", "Pocket card")):
        backstage.trouble(name, amara.account, on=True)
        await house.votes("Amara", choice)
    for worker in ("Ioan", "Grace", "Danuta", "Sipho"):
        await house.votes(worker, "Pocket card")
    house.may_complain = False
    assert sum((await house.counts()).values()) == 5


async def _open_a_vote(this: Rehearsal) -> None:
    bethan = this.stage.person(COORDINATOR)
    await begins_vote(bethan)
    await bethan.fills(WORDS)
    await bethan.presses("Post it")
    await bethan.sees("Your vote is open")


async def test_the_rehearsals_bot_says_what_is_due_and_comes_back_when_restarted(this: Rehearsal) -> None:
    assert await this.due("en") == []
    await _open_a_vote(this)
    amara = this.stage.person("Amara")
    card = await amara.sees("Counts stay hidden")
    said = [words for _, words in await this.due("cy")]
    assert said[0] == "Mae pleidlais yn cau."
    assert not any("form" in words for words in said)
    before = this.app
    await this.restart()
    assert this.app is not before
    await amara.presses("Answer privately", on=card)
    await amara.chooses("Choose one", "Pocket card")
    await amara.sees("Your answer is sealed")


async def test_the_rehearsal_says_when_a_reminder_comes_and_not_what_it_is_about(this: Rehearsal) -> None:
    amara = this.stage.person("Amara")
    await amara.runs("/remind me")
    await amara.fills({"What about?": "Ring the dentist", "When?": "tomorrow 2pm"})
    await amara.sees("We will remind you")
    assert [words for _, words in await this.due("en")] == ["A letter goes out."]


@pytest.mark.browser
async def test_the_drawers_show_what_comes_and_what_happened(browser: Browser, this: Rehearsal) -> None:
    await _open_a_vote(this)
    for name in ("Amara", "Ioan", "Grace", "Danuta", "Sipho"):
        worker = this.stage.person(name)
        await worker.presses("Answer privately")
        await worker.chooses("Choose one", "Pocket card")
    over = asyncio.Event()
    door = open_the_page(this, start_over=over.set)
    async with phone(browser, f"{this.stage.base_url}/#{door.ticket}") as hand:
        await hand.be("Amara")
        await hand.own("clock").click()
        await hand.sees("A vote closes.")
        await hand.page.get_by_role("button", name="To the next thing").click()
        await hand.page.get_by_role("button", name="Next week").click()
        await hand.page.get_by_role("button", name="Tomorrow").click()
        await hand.page.get_by_role("button", name="New in #notices").click()
        await hand.sees("Closed: 5 answers")
        await hand.own("clock").click()
        await hand.own("troubles").click()
        await hand.page.get_by_role("switch", name="The bot cannot see #notices").wait_for()
        switch = hand.page.get_by_role("switch", name="Amara takes no direct messages")
        await switch.click()
        await hand.page.get_by_role("switch", checked=True).wait_for()
        assert not this.stage.world.find_account("Amara").dms_open
        await hand.page.get_by_role("button", name="Restart the bot").click()
        await hand.sees("The bot is back.")
        await hand.page.locator(".trouble").last.click()
        await hand.own("startOver").click()
        await hand.sees("Starting over.")
        assert over.is_set()


async def test_whoever_was_in_stays_in_when_everything_starts_over(stage: Stage) -> None:
    first = Page(stage.world)
    stage.page = first
    headers = {"Origin": stage.base_url}
    jar = aiohttp.CookieJar(unsafe=True)
    async with aiohttp.ClientSession(stage.base_url, cookie_jar=jar, headers=headers) as web:
        await web.post("/page/enter", json={"token": first.ticket})
        stage.page = Page(stage.world, door=first.door)
        async with web.get("/page/people") as answer:
            assert answer.status == 200


async def test_starting_over_brings_an_empty_server_to_the_same_address(capsys: pytest.CaptureFixture[str]) -> None:
    running = asyncio.create_task(rehearse(Settings(), 0))
    said = ""

    def address() -> re.Match[str] | None:
        nonlocal said
        said += capsys.readouterr().out
        return re.search(r"(http://\S+)/#(\S+)", said)

    found = await eventually(address)
    origin = found[1]
    jar = aiohttp.CookieJar(unsafe=True)
    try:
        async with aiohttp.ClientSession(origin, cookie_jar=jar, headers={"Origin": origin}) as web:
            await web.post("/page/enter", json={"token": found[2]})
            before = await _people(web)
            async with web.post("/page/start-over", json={}) as answer:
                assert answer.status == 200
            async with asyncio.timeout(20):
                while (after := await _people(web)) in (None, before):  # noqa: ASYNC110 - there is no event to wait for
                    await asyncio.sleep(0.05)
    finally:
        running.cancel()
        with suppress(asyncio.CancelledError):
            await running
    assert before is not None
    assert after is not None
    assert after.keys() == before.keys()


async def _people(web: aiohttp.ClientSession) -> dict[str, str] | None:
    try:
        async with web.get("/page/people") as answer:
            told = await answer.json()
    except (aiohttp.ClientError, OSError):
        return None
    return {one["name"]: one["id"] for one in told["people"]} if answer.status == 200 else None
