"""The store leans on three inside parts of aiosqlite. If a test here fails after an upgrade:

1. Read `aiosqlite/core.py` for what replaced `_thread`, `_conn` or `_tx`.
2. Change `storage/store/thread.py`, the only file that names them.
3. Run all of `tests/storage`, then pin the new version in `pyproject.toml` and here.
"""

import asyncio
import sqlite3
import subprocess
import sys
import threading
from importlib.metadata import version
from pathlib import Path
from queue import SimpleQueue

import aiosqlite

from storage.keys import Keys
from storage.store import Store, Transaction
from storage.store.thread import DatabaseThread


def test_aiosqlite_is_the_version_whose_inside_we_know() -> None:
    assert version("aiosqlite") == "0.22.1"


async def test_the_parts_we_lean_on_are_as_we_know_them(tmp_path: Path) -> None:
    db = aiosqlite.connect(tmp_path / "tried.db")
    assert isinstance(db._thread, threading.Thread)
    db = await db
    assert isinstance(db._conn, sqlite3.Connection)
    ran: SimpleQueue[int] = SimpleQueue()
    db._tx.put_nowait((None, lambda: ran.put(threading.get_ident())))
    assert await asyncio.to_thread(ran.get, timeout=5) == db._thread.ident
    await db.close()


async def test_work_that_nobody_waits_for_is_finished(tmp_path: Path) -> None:
    thread = await DatabaseThread.start(tmp_path / "tried.db")
    may_end, ended = threading.Event(), threading.Event()

    def work() -> None:
        may_end.wait(5)
        ended.set()

    task = asyncio.ensure_future(thread.do(work))
    await asyncio.sleep(0)
    task.cancel()
    may_end.set()
    await thread.do(lambda: None)
    await thread.stop(lambda: None)
    assert ended.is_set()


async def test_the_files_promise_what_the_design_promises(tmp_path: Path) -> None:
    store = await Store.open(tmp_path / "data", Keys(tmp_path / "keys"))
    asked = ("journal_mode", "synchronous", "foreign_keys", "secure_delete")

    def pragmas(tx: Transaction) -> list[object]:
        return [tx.sql.exec_driver_sql(f"PRAGMA {name}").scalar() for name in asked]

    found = await store.run(pragmas)
    assert found == ["wal", 2, 1, 1]
    modes = {path.name: oct(path.stat().st_mode & 0o777) for path in (tmp_path / "data").iterdir()}
    assert oct((tmp_path / "data").stat().st_mode & 0o777) == "0o700"
    assert set(modes.values()) == {"0o600"}
    assert {"kitchen-table.db", "kitchen-table.db-wal", "kitchen-table.db.lock"} <= set(modes)
    await store.close()


def test_a_forgotten_close_does_not_keep_the_programme_from_ending(tmp_path: Path) -> None:
    script = (
        "import asyncio, pathlib, sys\nfrom tests.storage.notes import open_store\n"
        "kept = asyncio.run(open_store(pathlib.Path(sys.argv[1])))\nprint('ended')"
    )
    ended = subprocess.run(
        [sys.executable, "-c", script, tmp_path], capture_output=True, text=True, timeout=10, check=False
    )
    assert (ended.returncode, ended.stdout, ended.stderr) == (0, "ended\n", "")
