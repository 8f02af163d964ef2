"""The house for the stories, opened cheaply and looked over at the end."""

import logging
from collections.abc import AsyncIterator
from functools import cache
from pathlib import Path

import pytest

from bot.clock import Clock
from bot.rehearsal.stage import Stage
from bot.rehearsing import set_the_scene
from tests.databases import put_database
from tests.rehearsal import group as advisory
from tests.rehearsal.house import House
from tests.rehearsal.openapi import DESCRIPTION, Description


@cache
def described() -> Description | None:
    return Description() if DESCRIPTION.is_file() else None


@pytest.fixture
async def empty_house(tmp_path: Path) -> AsyncIterator[House]:
    """The bot on a stage, invited to a server where nothing is set up yet."""
    put_database(tmp_path / "data")
    clock = Clock()
    stage = await Stage.open(clock)
    house = House(stage, clock, tmp_path)
    logging.getLogger().addHandler(house.log)
    try:
        await house.opens()
        yield house
    finally:
        logging.getLogger().removeHandler(house.log)
        await house.closes()
        await stage.close()
    house.check_what_was_sent()
    if not house.may_complain:
        assert house.log.said(logging.ERROR) == []
    description = described()
    if description is not None:
        mistakes = [mistake for exchange in stage.exchanges for mistake in description.mistakes(exchange)]
        assert not mistakes, "\n".join(dict.fromkeys(mistakes))


@pytest.fixture
async def house(empty_house: House) -> House:
    """The same, set up, with a coordinator and eleven people who have joined."""
    await set_the_scene(empty_house.stage)
    return empty_house


@pytest.fixture
async def group(house: House) -> House:
    """The same, just after lunch, with four homecare workers in the advisory group."""
    await advisory.sits_down(house)
    return house
