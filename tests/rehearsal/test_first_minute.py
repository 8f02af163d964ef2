"""What somebody sees who has just typed `make run`."""

import asyncio
import re
import sys
from pathlib import Path

import aiohttp

from bot.rehearsing import COORDINATOR, LINES, MADE, THANKS, lay_the_table
from tests.rehearsal.house import House, until, words
from tests.rehearsal.voting import chooses

ROOT = Path(__file__).parents[2]


async def test_without_a_token_a_rehearsal_says_where_its_page_is_and_ends_cleanly(tmp_path: Path) -> None:
    rehearsal = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "bot"),
        env={"PYTHONPATH": str(ROOT), "PATH": ""},
        cwd=tmp_path,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
    )
    assert rehearsal.stdout is not None
    async with asyncio.timeout(20):
        said = (await rehearsal.stdout.readline()).decode()
    found = re.fullmatch(r"Rehearsal: (http://127\.0\.0\.1:\d+/)#\S+\n", said)
    assert found, said
    async with aiohttp.ClientSession() as session, session.get(found[1]) as page:
        assert "Kitchen Table" in await page.text()
    rehearsal.terminate()
    async with asyncio.timeout(20):
        _, complaints = await rehearsal.communicate()
    assert rehearsal.returncode == 0
    assert b"Traceback" not in complaints


async def test_a_vote_is_open_thanks_stand_on_the_wall_and_something_lies_ready_to_be_published(house: House) -> None:
    await lay_the_table(house.stage)
    await chooses(house, "Amara", await house.card(), "Time with each person", "Being listened to")
    amara, (thanks,), (made, _) = house.person("Amara"), THANKS.values(), MADE.values()
    await until(house.stage, lambda: any(thanks in words(message) for message in amara.screen("notices")))
    bethan = house.person(COORDINATOR)
    await bethan.runs("/output list")
    await bethan.chooses("Look at one", made)
    await bethan.presses("See it and publish")
    shown = words(await bethan.sees("Publish without names"))
    assert all(line in shown for line in LINES)
