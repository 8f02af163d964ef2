import asyncio
import os
import resource
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from storage.files import database_in
from storage.keys import Keys
from storage.refusals import Damaged, DiskFull, InUse, NotSupported, NotWritable, ReadOnly, Unreadable
from storage.store import Store, Transaction
from tests.databases import open_store
from tests.storage.notes import make_notes, names, names_after_reopening, write_note

SECOND = """
import asyncio, sys
from pathlib import Path
from storage.refusals import StoreRefusal
from tests.databases import open_store

async def main():
    try:
        await open_store(Path(sys.argv[1]))
    except StoreRefusal as refusal:
        sys.exit(str(refusal))

asyncio.run(main())
"""


async def filled(directory: Path) -> Path:
    store = await open_store(directory)
    await store.run(make_notes)
    await asyncio.gather(*(store.run(write_note, f"note {n}", "words " * 300) for n in range(50)))
    await store.close()
    return database_in(directory / "data")


async def test_a_second_programme_is_refused_at_once_with_a_sentence(tmp_path: Path) -> None:
    store = await open_store(tmp_path)
    second = subprocess.run(  # waiting for the first to let go would never end
        [sys.executable, "-c", SECOND, tmp_path], capture_output=True, text=True, check=False, timeout=20
    )
    assert second.returncode == 1
    assert second.stderr.startswith(f"Kitchen Table is already running on {tmp_path / 'data'} (process {os.getpid()}).")
    with pytest.raises(InUse):
        await open_store(tmp_path)
    await store.run(make_notes)
    await store.close()


async def test_a_lock_left_by_a_programme_that_died_holds_nobody_up(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "kitchen-table.db.lock").write_text("1\n")
    await (await open_store(tmp_path)).close()


async def test_another_programme_writing_to_the_database_is_waited_for_and_then_named(tmp_path: Path) -> None:
    database = await filled(tmp_path)
    store = await open_store(tmp_path)
    with closing(sqlite3.connect(database, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        outcomes = await asyncio.gather(*(store.run(write_note, name) for name in "ab"), return_exceptions=True)
        other.execute("ROLLBACK")
    assert [type(outcome) for outcome in outcomes] == [InUse, InUse]
    assert await store.run(write_note, "a") == "a"
    await store.close()


@pytest.mark.parametrize("spoil", ["not a database at all, but long enough to be one" * 20, ""])
async def test_a_damaged_file_is_refused_with_a_sentence_and_left_alone(tmp_path: Path, spoil: str) -> None:
    database = await filled(tmp_path)
    whole = database.read_bytes()
    spoilt = spoil.encode() or whole[: len(whole) // 2] + bytes(len(whole) // 4)
    database.write_bytes(spoilt)
    with pytest.raises(Damaged, match="python -m bot restore"):
        await open_store(tmp_path)
    assert database.read_bytes() == spoilt
    database.write_bytes(whole)
    assert len(await names_after_reopening(tmp_path)) == 50


async def test_damage_found_while_running_refuses_only_what_touches_it(tmp_path: Path) -> None:
    def damage(_tx: Transaction) -> None:
        error = sqlite3.DatabaseError("database disk image is malformed")
        error.sqlite_errorcode = sqlite3.SQLITE_CORRUPT
        raise error

    await filled(tmp_path)
    store = await open_store(tmp_path)
    outcomes = await asyncio.gather(store.run(damage), store.run(write_note, "kept"), return_exceptions=True)
    assert [type(outcomes[0]), outcomes[1]] == [Damaged, "kept"]
    await store.close()


async def test_a_full_disk_refuses_what_does_not_fit_and_keeps_the_rest(tmp_path: Path) -> None:
    def limit(tx: Transaction, pages: int) -> int:
        return int(tx.sql.exec_driver_sql(f"PRAGMA max_page_count = {pages}").scalar() or 0)

    await filled(tmp_path)
    store = await open_store(tmp_path)
    await store.run(limit, await store.run(limit, 1) + 4)
    outcomes = await asyncio.gather(
        store.run(write_note, "small"),
        store.run(write_note, "large", "words " * 40_000),
        store.run(write_note, "small too"),
        return_exceptions=True,
    )
    assert [outcomes[0], type(outcomes[1]), outcomes[2]] == ["small", DiskFull, "small too"]
    assert "Free some space" in str(outcomes[1])
    assert "large" not in await store.run(names)
    await store.run(limit, 1_000_000)
    assert await store.run(write_note, "large", "words " * 40_000) == "large"
    await store.close()


@pytest.mark.parametrize("room", [0, 30_000])
async def test_a_disk_that_stops_taking_data_in_the_middle_of_a_commit_refuses_only_what_did_not_fit(
    tmp_path: Path, room: int
) -> None:
    await filled(tmp_path)
    store = await open_store(tmp_path)
    await store.run(write_note, "before")
    await store.run(names)  # the room in the log is made before this
    log = tmp_path / "data" / "kitchen-table.db-wal"
    usual = resource.getrlimit(resource.RLIMIT_FSIZE)
    used = len(log.read_bytes().rstrip(b"\0"))  # what follows was made room for, and holds nothing yet
    resource.setrlimit(resource.RLIMIT_FSIZE, (used + room, usual[1]))
    try:
        calls = (("small", "x"), ("large", "words " * 40_000), ("small too", "y"))
        outcomes = await asyncio.gather(*(store.run(write_note, *call) for call in calls), return_exceptions=True)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, usual)
    answered = [outcome for outcome in outcomes if isinstance(outcome, str)]
    assert answered == (["small", "small too"] if room else [])
    assert {type(outcome) for outcome in outcomes if not isinstance(outcome, str)} <= {DiskFull, Unreadable}
    assert await store.run(write_note, "after") == "after"
    await store.close()
    assert (await names_after_reopening(tmp_path))[50:] == ["before", *answered, "after"]


async def test_a_read_only_database_is_refused_with_a_sentence(weak_directory: Path) -> None:
    database = await filled(weak_directory)
    database.chmod(0o400)
    with pytest.raises(ReadOnly, match="cannot be written to"):
        await open_store(weak_directory)
    database.chmod(0o600)
    assert len(await names_after_reopening(weak_directory)) == 50


async def test_a_data_directory_that_cannot_be_used_is_refused_with_a_sentence(weak_directory: Path) -> None:
    keys = Keys(weak_directory / "keys")
    (weak_directory / "shut").mkdir(mode=0o500)
    for data_dir in (weak_directory / "shut", weak_directory / "shut" / "data"):
        with pytest.raises(NotWritable, match="Check that it exists"):
            await Store.open(data_dir, keys)


async def test_a_file_where_the_data_directory_should_be_is_refused_with_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("")
    with pytest.raises(NotWritable):
        await open_store(tmp_path)


@pytest.mark.parametrize("url", ["postgresql://host/name", "sqlite://", "sqlite:///:memory:", "nonsense"])
async def test_a_database_of_a_kind_we_cannot_use_is_refused_with_a_sentence(tmp_path: Path, url: str) -> None:
    with pytest.raises(NotSupported, match="DATABASE_URL"):
        await Store.open(tmp_path / "data", Keys(tmp_path / "keys"), url=url)


async def test_the_database_may_lie_where_database_url_says(tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere" / "our.db"
    store = await Store.open(tmp_path / "data", Keys(tmp_path / "keys"), url=f"sqlite:///{elsewhere}")
    await store.close()
    assert elsewhere.stat().st_mode & 0o777 == 0o600


async def test_files_that_others_could_read_are_made_private(tmp_path: Path) -> None:
    database = await filled(tmp_path)
    database.chmod(0o644)
    database.parent.chmod(0o755)
    await (await open_store(tmp_path)).close()
    assert database.stat().st_mode & 0o777 == 0o600
    assert database.parent.stat().st_mode & 0o777 == 0o700


async def test_a_store_that_could_not_open_lets_go_of_everything(tmp_path: Path) -> None:
    database = await filled(tmp_path)
    whole = database.read_bytes()
    for _ in range(3):
        database.write_bytes(b"not a database" * 100)
        with pytest.raises(Damaged):
            await open_store(tmp_path)
    database.write_bytes(whole)
    assert len(await names_after_reopening(tmp_path)) == 50
