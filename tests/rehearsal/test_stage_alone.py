"""The stage on its own, and what its README says of it."""

import asyncio
import sys

import aiohttp

from bot.rehearsal.operations import README, with_operations


def test_the_readme_lists_what_is_imitated() -> None:
    text = README.read_text("utf-8")
    assert text == with_operations(text), "Run: python -m bot.rehearsal.operations"
    assert text.count("| `") > 60


async def test_the_stage_runs_alone_and_says_where_it_is() -> None:
    stage = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "bot.rehearsal", "--port", "0", stdout=asyncio.subprocess.PIPE
    )
    assert stage.stdout is not None
    try:
        said = {}
        async with asyncio.timeout(20):
            while "Page" not in said:
                name, _, value = (await stage.stdout.readline()).decode().strip().partition(": ")
                said[name] = value
        async with aiohttp.ClientSession(headers={"Authorization": f"Bot {said['Bot token']}"}) as session:
            assert (await (await session.get(f"{said['API']}/users/@me")).json())["username"] == "Kitchen Table"
            assert (await (await session.get(f"{said['API']}/gateway/bot")).json())["url"] == said["Gateway"]
            assert (await session.get(said["Page"])).status == 200
    finally:
        stage.terminate()
        await stage.wait()
