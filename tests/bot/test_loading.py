"""What is loaded when: little before Discord is asked to let us in, and everything before anybody is heard."""

import asyncio
import os
import subprocess
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from bot.clock import Clock
from bot.rehearsal.stage import Stage
from tests.rehearsal.house import BUSY

LATER = (
    "alembic",  # only when the database is older than the programme
    "apscheduler",  # with the first beat of the heart
    "babel",
    "bot.delivery",
    "bot.jobs",
    "bot.rehearsal",
    "bot.services.letters",
    "bot.services.polls",
    "cogs",
    "icalendar",
    "manimgx_fonts",
    "regex",
    "segno",
    "sqlalchemy.ext",
    "sqlalchemy.orm",
    "storage.letters",
    "storage.personal",
    "typst",
    "xlsxwriter",
)


def test_what_is_not_needed_to_be_let_in_is_loaded_later() -> None:
    asked = "import bot.__main__, bot.app, sys; print(*sys.modules)"
    said = subprocess.run([sys.executable, "-c", asked], capture_output=True, check=True, text=True)
    loaded = set(said.stdout.split())
    assert "bot.client" in loaded
    assert [name for name in LATER if name in loaded] == []


@asynccontextmanager
async def running(stage: Stage, folder: Path) -> AsyncIterator[None]:
    """Run the programme as an operator would, from when it is let in until it has been told to stop."""
    environ = {
        **os.environ,
        "DISCORD_TOKEN": stage.bot_token,
        "DISCORD_API_URL": stage.api_url,
        "DATA_DIR": str(folder / "data"),
        "KEY_DIR": str(folder / "keys"),
        "PYTHONDONTWRITEBYTECODE": "",  # an operator's second start finds everything compiled, and so does this one
    }
    known = set(stage.gateway.sessions)
    with (folder / "said").open("wb") as said:
        bot = await asyncio.create_subprocess_exec(sys.executable, "-m", "bot", "run", env=environ, stderr=said)
    while not set(stage.gateway.sessions) - known:
        await stage.world.change(stage.world.bot.id)
    yield
    bot.terminate()
    assert await bot.wait() == 0, (folder / "said").read_text()


async def test_whoever_presses_the_moment_it_is_let_in_is_answered(tmp_path: Path) -> None:
    stage = await Stage.open(Clock())
    stage.world.answer_within = BUSY  # loading takes longer where the machine has other things to do
    amara = stage.person("Amara")
    async with running(stage, tmp_path):
        while not amara.commands:
            await stage.world.change(stage.world.bot.id)
    for later in (0.0, 0.01, 0.03):  # before, while and after it loads what answers
        async with running(stage, tmp_path):
            await asyncio.wait([asyncio.ensure_future(asyncio.Event().wait())], timeout=later)
            asked = await amara.runs("/help")
            assert not asked.failed
            assert asked.original is not None
    await stage.close()
