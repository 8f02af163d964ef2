"""The programme as an operator meets it: started, refused, stopped; always a sentence and an exit code."""

import asyncio
import os
import signal
import sqlite3
import subprocess
import sys
from collections.abc import AsyncIterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from bot.clock import Clock
from bot.rehearsal.stage import Stage
from bot.rehearsing import set_up_the_server
from storage.keys import Keys
from tests.bot.fork_server import NOBODY, ForkedLife, ForkServer, fork_server
from tests.databases import empty_database, open_store
from tests.rehearsal.house import words
from tests.services.polling_place import polling_place

MAIN = "bot.__main__:main"
WRONG = "MTIzNDU2Nzg5MDEyMzQ1Njc4.GwRoNg.rehearsal-0123456789abcdefghijklmnopq"
ROOT = os.geteuid() == 0


class Host:
    """A computer with a stage that stands for Discord, and a place to start the bot."""

    def __init__(self, stage: Stage, fork_server: ForkServer, folder: Path) -> None:
        self.stage, self.fork_server, self.folder = stage, fork_server, folder

    async def starts(
        self, *arguments: str, uid: int | None = None, largest_file: int | None = None, **environ: str
    ) -> ForkedLife:
        given = {
            "DISCORD_TOKEN": self.stage.bot_token,
            "DISCORD_API_URL": self.stage.api_url,
            "DATA_DIR": str(self.folder / "data"),
            "KEY_DIR": str(self.folder / "keys"),
            "PATH": os.environ["PATH"],
        } | environ
        given = {name: value for name, value in given.items() if value}
        self.stage.world.bot_has_come = False
        return await self.fork_server.start(MAIN, *arguments, environ=given, uid=uid, largest_file=largest_file)

    async def refuses(self, code: int, *arguments: str, **given: object) -> str:
        """Start it, and return what it said when it ended with this code: plain sentences, and no secret."""
        life = await self.starts(*(arguments or ("run",)), **given)  # type: ignore[arg-type]
        assert await life.end() == code, life.said
        assert "Traceback" not in life.said, life.said
        assert self.stage.bot_token not in life.said
        assert WRONG not in life.said
        assert life.said.strip()
        return life.said

    async def connected(self, life: ForkedLife) -> None:
        async with asyncio.timeout(20):
            while not self.stage.world.bot_has_come:  # noqa: ASYNC110 - the stage has no event for it
                await asyncio.sleep(0.01)
        assert life.pid


@pytest.fixture
async def host(forking: Path) -> AsyncIterator[Host]:
    stage = await Stage.open(Clock())
    with TemporaryDirectory() as name:  # not in pytest's own, which nobody else may enter
        folder = Path(name)
        folder.chmod(0o777)
        async with fork_server(forking, folder) as fork:
            yield Host(stage, fork, folder)
    await stage.close()


async def make_database(folder: Path) -> Path:
    await (await open_store(folder)).close()
    return next((folder / "data").glob("*.db"))


async def test_a_token_that_is_missing_mistyped_or_wrong_ends_with_78_and_a_sentence(host: Host) -> None:
    assert "DISCORD_TOKEN" in await host.refuses(78, DISCORD_TOKEN="")
    assert "DISCORD_TOKEN" in await host.refuses(78, DISCORD_TOKEN="hunter2 hunter2")
    assert "hunter2" not in await host.refuses(78, DISCORD_TOKEN="hunter2 hunter2")
    assert "does not accept this token" in await host.refuses(78, DISCORD_TOKEN=WRONG)
    assert "does not accept this token" in await host.refuses(78, DISCORD_TOKEN=WRONG, LOG_LEVEL="debug")
    (host.folder / "token").write_text(WRONG + "\n")
    assert "does not accept" in await host.refuses(78, DISCORD_TOKEN="", DISCORD_TOKEN_FILE=str(host.folder / "token"))
    await host.refuses(78, DISCORD_TOKEN="", DISCORD_TOKEN_FILE=str(host.folder / "nowhere"))


async def test_a_token_that_is_revoked_while_the_bot_runs_ends_it_with_78(host: Host) -> None:
    life = await host.starts("run")
    await host.connected(life)
    old = host.stage.bot_token
    host.stage.world.bot_token = WRONG
    host.stage.gateway.drop_connections()
    assert await life.end() == 78
    assert "does not accept this token" in life.said
    assert "Traceback" not in life.said
    assert old not in life.said


async def test_stopped_politely_it_leaves_at_once_and_cleanly(host: Host) -> None:
    for number in (signal.SIGTERM, signal.SIGINT):
        life = await host.starts("run")
        await host.connected(life)
        life.signal(number)
        assert await life.end(within=5) == 0, life.said
        assert "Traceback" not in life.said
        assert not list((host.folder / "data").glob("*-wal"))


async def test_stopped_while_discord_cannot_be_reached_it_leaves_at_once(host: Host) -> None:
    life = await host.starts("run", DISCORD_API_URL="http://127.0.0.1:9/api/v10")
    async with asyncio.timeout(10):
        while "cannot be reached" not in life.said:  # noqa: ASYNC110 - it is another process
            await asyncio.sleep(0.01)
    life.signal(signal.SIGTERM)
    assert await life.end(within=5) == 0
    assert "Traceback" not in life.said, life.said


async def test_a_second_bot_on_the_same_data_is_refused_within_two_seconds(host: Host) -> None:
    first = await host.starts("run")
    await host.connected(first)
    async with asyncio.timeout(4):
        said = await host.refuses(1)
    assert len(said.strip().splitlines()) == 1
    first.signal(signal.SIGTERM)
    assert await first.end() == 0


async def test_a_database_that_is_damaged_or_newer_is_left_alone_and_named(host: Host) -> None:
    database = await make_database(host.folder)
    whole = database.read_bytes()
    for damaged in (b"this is not a database, " * 400, whole[:5000], whole[:100] + b"\xff" * 4000 + whole[4100:]):
        database.write_bytes(damaged)
        said = await host.refuses(1)
        assert len(said.strip().splitlines()) == 1, said
        assert database.read_bytes() == damaged
    database.write_bytes(whole)
    with sqlite3.connect(database) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999_from_the_future'")
    connection.close()
    assert "newer" in (await host.refuses(1)).lower()


@pytest.mark.skipif(not ROOT, reason="Only root can start a programme as somebody else.")
async def test_a_database_or_folder_that_cannot_be_written_is_named(host: Host) -> None:
    database = await make_database(host.folder)
    for path in (database.parent, *database.parent.iterdir(), host.folder / "keys"):
        os.chown(path, NOBODY, NOBODY)
    database.chmod(0o400)
    assert str(database) in await host.refuses(1, uid=NOBODY)
    database.chmod(0o600)
    database.parent.chmod(0o500)
    assert str(database.parent) in await host.refuses(1, uid=NOBODY)
    database.parent.chmod(0o700)
    (host.folder / "keys").chmod(0o000)
    os.chown(host.folder / "keys", 0, 0)
    assert str(host.folder / "keys") in await host.refuses(1, uid=NOBODY)


async def test_a_full_disk_at_the_start_is_said_in_a_sentence(host: Host) -> None:
    said = await host.refuses(1, largest_file=20_000)
    assert len(said.strip().splitlines()) == 1, said


@pytest.mark.parametrize("name", ["DATA_DIR", "KEY_DIR"])
async def test_a_folder_that_cannot_be_made_is_named(host: Host, name: str) -> None:
    (host.folder / "file").write_text("in the way")
    for value in (host.folder / "file", host.folder / "file" / "below", Path("/proc/nothing/here")):
        said = await host.refuses(1, **{name: str(value)})
        assert str(value) in said or str(value.parent) in said
        assert len(said.strip().splitlines()) == 1, said


async def test_a_port_for_health_that_is_taken_is_named(host: Host) -> None:
    port = host.stage.base_url.rpartition(":")[2]
    assert port in await host.refuses(1, HEALTH_PORT=port)


async def test_keys_kept_within_the_data_are_refused(host: Host) -> None:
    await host.refuses(78, KEY_DIR=str(host.folder / "data" / "keys"))


def test_python_m_bot_run_without_a_token_says_what_to_do(tmp_path: Path) -> None:
    root = Path(__file__).parents[2]
    environ = {"PATH": os.environ["PATH"], "PYTHONPATH": str(root), "DATA_DIR": str(tmp_path / "data")}
    done = subprocess.run(
        [sys.executable, "-m", "bot", "run"], cwd=tmp_path, env=environ, capture_output=True, text=True, check=False
    )
    assert done.returncode == 78
    assert "There is no DISCORD_TOKEN" in done.stderr
    assert "Traceback" not in done.stderr


async def test_a_disk_that_fills_up_while_it_runs_costs_apologies_and_nothing_else(host: Host) -> None:
    life = await host.starts("run", largest_file=len(empty_database()) + 48_000)
    await host.connected(life)
    await set_up_the_server(host.stage)
    amara = host.stage.person("Amara")
    groups = ("Homecare worker", "Manager")
    for label in ("Join", "English", "Go on"):
        await amara.presses(label)
    for turn in range(150):
        asked = await amara.presses(groups[turn % 2])
        assert not asked.failed
        if "That could not be written down" in words(asked.original):
            break
    else:
        raise AssertionError("The disk never filled up.")
    assert not (await amara.runs("/help")).failed
    life.signal(signal.SIGTERM)
    assert await life.end(within=10) == 0, life.said
    again = await host.starts("run")
    await host.connected(again)
    await amara.presses("Join", on=amara.screen("start-here")[0])
    await amara.presses("English")
    asked = await amara.presses("Go on")
    assert f"✓ {groups[(turn - 1) % 2]}" in words(asked.original)
    again.signal(signal.SIGTERM)
    assert await again.end() == 0


async def test_without_the_folder_of_keys_that_open_votes_need_it_ends_with_78_until_they_are_given_up(
    host: Host,
) -> None:
    keys, elsewhere = host.folder / "keys", host.folder / "elsewhere"
    async with polling_place(host.folder, keys=Keys(keys)) as place:
        await place.opens_poll()
    keys.rename(elsewhere)
    said = await host.refuses(78)
    assert str(keys) in said
    assert "forget-keys" in said
    assert str(keys) in await host.refuses(78)
    assert "are now lost: 1" in await host.refuses(0, "forget-keys")
    assert "What is sealed is lost" in await host.refuses(1, "doctor")


async def test_a_restore_says_which_file_it_restored_so_that_a_wrong_folder_is_noticed(host: Host) -> None:
    database = await make_database(host.folder)
    kept = str(host.folder / "kept.zip")
    assert await (await host.starts("backup", kept)).end() == 0
    life = await host.starts("restore", kept)
    assert await life.end() == 0
    assert f"Restored to {database}." in life.said
