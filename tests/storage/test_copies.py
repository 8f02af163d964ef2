"""What lies beside the database: told apart by what it is, whatever it is called, and left alone where it is in use."""

import os
import sqlite3
import zipfile
from contextlib import closing
from pathlib import Path

import pytest

from storage.backup import backup
from storage.copies import CopyKind, copies_in, left_behind
from storage.files import Places, database_in, workshop
from storage.keys import Keys
from storage.refusals import InUse, NotWritable
from storage.store import Store, Transaction
from tests.databases import open_store
from tests.storage.notes import make_notes, write_note


def places(folder: Path) -> Places:
    return Places(folder / "data", database_in(folder / "data"))


def kinds(folder: Path) -> dict[str, CopyKind]:
    found = copies_in(places(folder))
    return {one.path.relative_to(folder / "data").as_posix(): one.kind for one in found}


async def test_each_thing_beside_the_database_is_what_it_holds_not_what_it_is_called(tmp_path: Path) -> None:
    await (await open_store(tmp_path)).close()
    data = tmp_path / "data"
    backup(data, data / "a.zip")
    backup(data, data / "deep" / "kept-on-monday")
    (data / "copy.bak").write_bytes(database_in(data).read_bytes())
    with closing(sqlite3.connect(data / "recipes.db")) as other:
        other.executescript("CREATE TABLE recipes (name)")
    with zipfile.ZipFile(data / "photos.zip", "w") as photos:
        photos.writestr("photo.jpg", b"photo")
    (data / "cut.zip").write_bytes((data / "a.zip").read_bytes()[:500])
    (data / "notes.txt").write_text("words")
    (data / "empty").touch()
    (data / "elsewhere.zip").symlink_to(tmp_path / "keys" / "database")
    (data / ".kitchen-table-x1").mkdir()
    (data / ".kitchen-table-x1" / "kitchen-table.db").write_text("left")
    (data / ".kitchen-table.db.restoring.part").write_text("left")
    archive, database, left, unknown = CopyKind
    assert kinds(tmp_path) == {
        "a.zip": archive,
        "deep/kept-on-monday": archive,
        "cut.zip": archive,
        "copy.bak": database,
        "recipes.db": unknown,
        "photos.zip": unknown,
        "notes.txt": unknown,
        ".kitchen-table-x1": left,
        ".kitchen-table.db.restoring.part": left,
        **({"elsewhere.zip": unknown} if (tmp_path / "keys" / "database").exists() else {}),
    }


async def test_the_database_is_not_opened_under_any_other_name(tmp_path: Path) -> None:
    store = await open_store(tmp_path)
    await store.run(make_notes)
    os.link(tmp_path / "data" / "kitchen-table.db", tmp_path / "data" / "the-same.db")
    assert kinds(tmp_path) == {}
    await store.run(write_note, "kept")
    await store.close()


async def test_a_start_removes_what_a_kill_left_behind_and_leaves_what_somebody_works_on(tmp_path: Path) -> None:
    data, keys = tmp_path / "data", tmp_path / "keys"
    await (await open_store(tmp_path)).close()
    for left in (data / "backups" / ".kitchen-table-a", data / ".kitchen-table-b"):
        left.mkdir(parents=True)
        (left / "kitchen-table.db").write_text("left")
    for left in (data / ".kitchen-table.db.restoring.part", data / ".a.zip.part-journal", keys / ".erased.part"):
        left.write_text("left")
    with workshop(data) as busy:
        await (await open_store(tmp_path)).close()
        assert busy.is_dir()
        assert left_behind(places(tmp_path)) == []
    assert not list(tmp_path.rglob(".*"))


async def test_a_link_to_the_database_does_not_open_it_twice(tmp_path: Path) -> None:
    store = await open_store(tmp_path)
    (tmp_path / "other").mkdir(mode=0o700)
    (tmp_path / "other" / "kitchen-table.db").symlink_to(tmp_path / "data" / "kitchen-table.db")
    with pytest.raises(InUse, match="already running"):
        await Store.open(tmp_path / "other", Keys(tmp_path / "other-keys"))
    await store.close()
    second = await Store.open(tmp_path / "other", Keys(tmp_path / "other-keys"))
    await second.close()


async def test_no_backup_is_written_where_only_keys_may_lie(tmp_path: Path) -> None:
    await (await open_store(tmp_path)).close()
    with pytest.raises(NotWritable, match="for keys alone"):
        backup(tmp_path / "data", tmp_path / "keys" / "deep" / "backup.zip", key_dir=tmp_path / "keys")
    assert not (tmp_path / "keys" / "deep").exists()


async def test_a_backup_holds_nothing_that_was_deleted_before(tmp_path: Path) -> None:
    store = await open_store(tmp_path)
    await store.run(make_notes)
    for number in range(40):
        await store.run(write_note, f"secret-{number}", "secret " * 100)
    await store.run(_forget_later)
    assert b"secret" in (tmp_path / "data" / "kitchen-table.db").read_bytes() + _log(tmp_path)
    backup(tmp_path / "data", tmp_path / "backup.zip")
    await store.close()
    with zipfile.ZipFile(tmp_path / "backup.zip") as packed:
        assert b"secret" not in packed.read("kitchen-table.db")


def _forget_later(tx: Transaction) -> None:
    tx.sql.exec_driver_sql("DELETE FROM tried_notes")
    tx.rewrite_later()


def _log(folder: Path) -> bytes:
    return (folder / "data" / "kitchen-table.db-wal").read_bytes()


async def test_what_is_to_be_rewritten_later_is_at_the_next_occasion(tmp_path: Path) -> None:
    failpoints: list[str] = []
    store = await open_store(tmp_path, failpoint=failpoints.append)
    await store.run(make_notes)
    await store.run(write_note, "secret-note", "secret " * 100)
    await store.run(_forget_later)
    assert "store.rewritten" not in failpoints
    for _ in range(2):
        await store.run(Transaction.rewrite_if_owed)
    assert failpoints.count("store.rewritten") == 1
    assert not any(b"secret" in path.read_bytes() for path in (tmp_path / "data").iterdir())
    await store.close()
