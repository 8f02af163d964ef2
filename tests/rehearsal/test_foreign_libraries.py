"""Bots of other libraries find on the stage what they know from Discord."""

import asyncio
import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from bot.clock import Clock
from bot.rehearsal.stage import Stage
from tests.rehearsal.openapi import DESCRIPTION, Description

ROOT = Path(__file__).parents[2]
LIBRARIES = ("hikari", "disnake")


@asynccontextmanager
async def on_stage(library: str) -> AsyncIterator[Stage]:
    """Open a stage, start the library's bot on it, and see that it ends without a complaint."""
    python = ROOT / f".venv-{library}" / "bin" / "python"
    if not python.exists():
        told = f"There is no {python.parents[1].name}. To make it: make foreign"
        assert not os.environ.get("CI"), told
        pytest.skip(told)
    stage = await Stage.open(Clock())
    stage.pace.enforce()
    bot = await asyncio.create_subprocess_exec(
        python,
        Path(__file__).parent / "foreign" / f"{library}_bot.py",
        env={"STAGE_API": stage.api_url, "STAGE_TOKEN": stage.bot_token, "PYTHONDONTWRITEBYTECODE": "1"},
        stderr=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.DEVNULL,
    )
    try:
        yield stage
    finally:
        bot.terminate()
        complaints = (await bot.communicate())[1].decode()
        await stage.close()
    assert "Traceback" not in complaints, complaints
    assert "WARNING" not in complaints, complaints


@pytest.mark.parametrize("library", LIBRARIES)
async def test_a_bot_of_another_library_does_all_that_ours_does(library: str) -> None:
    async with on_stage(library) as stage:
        amara, ioan = stage.person("Amara"), stage.person("Ioan")
        amara.patience = 20  # a whole library starts meanwhile
        await amara.runs("/lay", about="home visits")
        await ioan.sees("Tea about home visits")
        assert not (await amara.presses("Answer privately")).failed
        await amara.sees("It is sealed, and counted.")
        ioan.cannot_see("It is sealed")
        await ioan.chooses("Choose a cake", "Welsh cakes")
        await ioan.sees("Chosen: welsh")
        await ioan.sees("Crumbs go here.")
        assert "About the cake" in ioan.places
        await amara.presses("Write a note")
        assert (await amara.opens()).title == "A note"
        await amara.fills({"Your words": "Mondays suit me."})
        await amara.sees("Noted: Mondays suit me.")
        copy = await amara.sees("Your own copy")
        assert stage.world.files[copy.attachments[0]["url"].removeprefix(stage.base_url)][1] == b"Mondays suit me."
        ioan.cannot_see("Your own copy")
        if DESCRIPTION.is_file():
            description = Description()
            mistakes = [mistake for exchange in stage.exchanges for mistake in description.mistakes(exchange)]
            assert not mistakes, "\n".join(dict.fromkeys(mistakes))
