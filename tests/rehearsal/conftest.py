"""The house for the stories, opened cheaply and looked over at the end."""

import asyncio
import inspect
import logging
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator, Sequence
from contextlib import asynccontextmanager
from datetime import datetime
from functools import cache
from pathlib import Path

import pytest
import pytest_asyncio
from playwright.async_api import Browser

from bot import client
from bot.logs import _OURS
from bot.rehearsal.page import Page
from bot.rehearsal.stage import Stage
from bot.rehearsing import Rehearsal, invited, rehearsal, set_the_scene
from bot.settings import Settings
from cogs.kit import responder, router
from tests.clocks import START, clock_at
from tests.databases import put_database
from tests.quick_pictures import quickly
from tests.rehearsal import group as advisory
from tests.rehearsal.browser import PICTURES, Phone, phone, started
from tests.rehearsal.house import BUSY, House, timing
from tests.rehearsal.openapi import DESCRIPTION, Description
from tests.scenes import Scene


def pytest_collection_modifyitems(items: Sequence[pytest.Item]) -> None:
    """Let every test in a browser run on the one loop on which that was started."""
    for item in items:
        if item.get_closest_marker("browser"):
            item.add_marker(pytest.mark.asyncio(loop_scope="session"), append=False)


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_fixture_setup(fixturedef: pytest.FixtureDef[object], request: pytest.FixtureRequest) -> Iterator[None]:
    """Let whatever such a test asks for be made on that loop too, as if each fixture had said so itself."""
    made = fixturedef.func
    waits = inspect.iscoroutinefunction(made) or inspect.isasyncgenfunction(made)
    with pytest.MonkeyPatch.context() as patch:
        if waits and fixturedef.scope == "function" and request.node.get_closest_marker("browser"):
            patch.setattr(made, "_loop_scope", "session", raising=False)
        return (yield)


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def browser() -> AsyncIterator[Browser]:
    """The one Chromium in which all pages are shown, each on a phone of its own."""
    async with started() as browser:
        yield browser


@cache
def described() -> Description | None:
    return Description() if DESCRIPTION.is_file() else None


@pytest.fixture
def all_is_logged() -> Iterator[None]:
    """Have our own parts log all that they ever would."""
    loggers = [logging.getLogger(name) for name in _OURS]
    before = [logger.level for logger in loggers]
    for logger in loggers:
        logger.setLevel(logging.DEBUG)
    yield
    for logger, level in zip(loggers, before, strict=True):
        logger.setLevel(level)


@pytest.fixture(autouse=True)
def unhurried(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have a press deferred, given up and too old later than at real speed: a machine may have other things to do.

    What is about being slow says itself how slow, as every other number that such a story is about.
    """
    monkeypatch.setattr(responder, "PATIENCE", BUSY.total_seconds() / 2)
    monkeypatch.setattr(router, "STALE", BUSY * 0.8)


@pytest.fixture(autouse=True)
def quickly_drawn(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have no picture drawn that nobody looks at: each takes half a second."""
    if not PICTURES:
        monkeypatch.setattr(client, "Drawer", lambda: quickly)


@asynccontextmanager
async def opened(folder: Path, scene: Scene | None, *, moment: datetime = START) -> AsyncIterator[House]:
    """Open the house on a scene, or where nothing is set up yet, and look it over at the end."""
    clock = clock_at(scene.moment if scene else moment)
    if scene:
        scene.furnish(folder)
    else:
        put_database(folder / "data")
    stage = await Stage.open(clock, world=scene.world_on(clock) if scene else invited(clock))
    stage.world.answer_within = BUSY
    house = House(stage, clock, folder)
    logging.getLogger().addHandler(house.log)
    try:
        await house.opens()
        yield house
    finally:
        logging.getLogger().removeHandler(house.log)
        await house.closes()
        await stage.close()
    house.check_what_was_sent()
    house.check_what_was_needed()
    if not house.may_complain:
        assert house.log.said(logging.ERROR) == []
    description = described()
    if description is not None:
        mistakes = [mistake for exchange in stage.exchanges for mistake in description.mistakes(exchange)]
        assert not mistakes, "\n".join(dict.fromkeys(mistakes))


def lived(folder: Path, furnish: Callable[[House], Awaitable[None]], *, before: Scene | None = None) -> Scene:
    """Have the bot live through what furnishes a scene, and keep what it leaves."""

    async def live() -> Scene:
        async with opened(folder, before) as house:
            await furnish(house)
        return Scene.left_in(folder, house.stage.world, house.clock.now())

    return asyncio.run(live())


@pytest.fixture(scope="session")
def furnished(tmp_path_factory: pytest.TempPathFactory) -> Scene:
    """A server that is set up, with a coordinator and eleven people who have joined."""
    return lived(tmp_path_factory.mktemp("scene"), lambda house: set_the_scene(house.stage))


@pytest.fixture(scope="session")
def with_group(furnished: Scene, tmp_path_factory: pytest.TempPathFactory) -> Scene:
    """The same, just after lunch on the next day, with four homecare workers in the advisory group."""
    return lived(tmp_path_factory.mktemp("group"), advisory.sits_down, before=furnished)


@pytest.fixture
def moment() -> datetime:
    """Say when it is, where nothing is set up yet."""
    return START


@pytest.fixture
async def empty_house(tmp_path: Path, moment: datetime) -> AsyncIterator[House]:
    """The bot on a stage, invited to a server where nothing is set up yet."""
    async with opened(tmp_path, None, moment=moment) as house:
        yield house


@pytest.fixture
async def house(furnished: Scene, tmp_path: Path) -> AsyncIterator[House]:
    """The bot on a stage where everything is set up, and eleven people have joined."""
    async with opened(tmp_path, furnished) as house:
        yield house


@pytest.fixture
async def group(with_group: Scene, tmp_path: Path) -> AsyncIterator[House]:
    """The same, just after lunch, with four homecare workers in the advisory group."""
    async with opened(tmp_path, with_group) as house:
        yield house


@pytest.fixture
async def this(furnished: Scene, tmp_path: Path) -> AsyncIterator[Rehearsal]:
    """The rehearsal that `make run` shows, where everything is set up, and eleven people have joined."""
    clock = clock_at(furnished.moment)
    furnished.furnish(tmp_path)
    stage = await Stage.open(clock, world=furnished.world_on(clock))
    async with rehearsal(Settings(), tmp_path, stage, timing=timing(clock)) as this:
        yield this


@pytest.fixture
async def empty_stage() -> AsyncIterator[Stage]:
    """A stage on which there is no bot."""
    stage = await Stage.open(clock_at())
    yield stage
    await stage.close()


@pytest.fixture
def stage(house: House) -> Stage:
    """What a phone shows: the house, where a file has no other stage of its own."""
    return house.stage


@pytest.fixture
async def hand(stage: Stage, browser: Browser) -> AsyncIterator[Phone]:
    """A phone in somebody's hand, on which nobody has been chosen yet."""
    page = stage.page = Page(stage.world)
    async with phone(browser, f"{stage.base_url}/#{page.ticket}") as hand:
        yield hand


@pytest.fixture
def quick_library(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the library's pauses between its own tries pass at once."""
    real = asyncio.sleep

    async def sleep(delay: float, result: object = None) -> object:
        return await real(0 if delay >= 1 else delay, result)

    monkeypatch.setattr(asyncio, "sleep", sleep)
