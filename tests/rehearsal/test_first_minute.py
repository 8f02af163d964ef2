"""What somebody sees who has just typed `make run`."""

import asyncio
import re
import sys
from pathlib import Path

import aiohttp

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
