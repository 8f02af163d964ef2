import asyncio
import hashlib
import json
import os
import shutil
import sqlite3
import tracemalloc
import zipfile
from contextlib import closing
from pathlib import Path

import pytest

from storage import inspection
from storage.backup import PIECE, backup
from storage.files import database_in
from storage.refusals import Damaged, DiskFull, InUse, NotWritable, StoreRefusal, TooNew, Unreadable
from storage.restore import finish_restore, restore, unpack
from storage.store import Transaction
from tests.databases import open_store
from tests.storage.notes import Stopped, make_notes, names, names_after_reopening, write_note


async def filled(directory: Path, *words: str) -> Path:
    store = await open_store(directory)
    await store.run(make_notes)
    for word in words:
        await store.run(write_note, word)
    await store.close()
    return directory / "data"


def listing(directory: Path) -> set[str]:
    return {path.name for path in directory.iterdir()}


def back_up_five_times(data_dir: Path, directory: Path) -> None:
    for number in range(5):
        backup(data_dir, directory / f"{number}.zip")


def rewritten(archive: Path, *, manifest: dict[str, object] | None = None, database: bytes | None = None) -> Path:
    """Make a spoilt copy of an archive; its checksum fits whatever is in it."""
    with zipfile.ZipFile(archive) as packed:
        contents = packed.read("kitchen-table.db") if database is None else database
        said = json.loads(packed.read("manifest.json"))
    said |= {"size": len(contents), "sha256": hashlib.sha256(contents).hexdigest()} | (manifest or {})
    spoilt = archive.with_name("spoilt.zip")
    with zipfile.ZipFile(spoilt, "w") as packed:
        packed.writestr("kitchen-table.db", contents)
        packed.writestr("manifest.json", json.dumps(said))
    return spoilt


async def test_a_backup_brings_everything_back_and_keeps_what_was_there(tmp_path: Path) -> None:
    data_dir = await filled(tmp_path, "first", "second")
    backup(data_dir, tmp_path / "backup.zip")
    await filled(tmp_path, "third")
    aside = restore(tmp_path / "backup.zip", data_dir)
    assert aside == data_dir / "before-restore-1"
    assert await names_after_reopening(tmp_path) == ["first", "second"]
    with closing(sqlite3.connect(aside / "kitchen-table.db")) as old:
        assert len(old.execute("SELECT * FROM tried_notes").fetchall()) == 3


async def test_a_backup_is_one_private_file_without_keys(tmp_path: Path) -> None:
    data_dir = await filled(tmp_path, "first")
    (tmp_path / "keys" / f"{'a' * 32}.key").write_bytes(b"secret")
    before = listing(tmp_path)
    backup(data_dir, tmp_path / "backup.zip")
    assert listing(tmp_path) - before == {"backup.zip"}
    assert (tmp_path / "backup.zip").stat().st_mode & 0o777 == 0o600
    with zipfile.ZipFile(tmp_path / "backup.zip") as packed:
        assert packed.namelist() == ["kitchen-table.db", "manifest.json"]
        assert b"secret" not in packed.read("kitchen-table.db")


async def test_the_same_data_gives_the_same_backup(tmp_path: Path) -> None:
    data_dir = await filled(tmp_path, "first")
    backup(data_dir, tmp_path / "one.zip")
    backup(data_dir, tmp_path / "two.zip")
    assert (tmp_path / "one.zip").read_bytes() == (tmp_path / "two.zip").read_bytes()


async def test_a_backup_while_the_programme_runs_holds_whole_groups_of_changes(tmp_path: Path) -> None:
    def write_pair(tx: Transaction, number: int) -> None:
        write_note(tx, f"{number} left")
        write_note(tx, f"{number} right")

    store = await open_store(tmp_path)
    await store.run(make_notes)
    backups = asyncio.ensure_future(asyncio.to_thread(back_up_five_times, tmp_path / "data", tmp_path))
    written = 0
    while not backups.done():
        await store.run(write_pair, written)
        written += 1
    await backups
    await store.close()
    for number in range(5):
        restore(tmp_path / f"{number}.zip", tmp_path / str(number) / "data")
        kept = await names_after_reopening(tmp_path / str(number))
        assert kept == [f"{n} {side}" for n in range(len(kept) // 2) for side in ("left", "right")]


async def test_a_restore_into_an_empty_place_sets_nothing_aside(tmp_path: Path) -> None:
    backup(await filled(tmp_path, "first"), tmp_path / "backup.zip")
    assert restore(tmp_path / "backup.zip", tmp_path / "new" / "data") is None
    assert listing(tmp_path / "new" / "data") == {"kitchen-table.db", "kitchen-table.db.lock"}
    assert (tmp_path / "new" / "data" / "kitchen-table.db").stat().st_mode & 0o777 == 0o600
    assert await names_after_reopening(tmp_path / "new") == ["first"]


async def test_a_restore_is_refused_while_the_programme_runs(tmp_path: Path) -> None:
    backup(await filled(tmp_path, "first"), tmp_path / "backup.zip")
    store = await open_store(tmp_path)
    await store.run(write_note, "second")
    with pytest.raises(InUse, match="already running"):
        restore(tmp_path / "backup.zip", tmp_path / "data")
    assert await store.run(names) == ["first", "second"]
    await store.close()


async def test_an_archive_cut_short_or_changed_anywhere_is_refused_and_nothing_changes(tmp_path: Path) -> None:
    data_dir = await filled(tmp_path, "first")
    backup(data_dir, tmp_path / "backup.zip")
    await filled(tmp_path, "second")
    whole, before = (tmp_path / "backup.zip").read_bytes(), listing(data_dir)
    spoilt = [whole[:size] for size in (0, 1, len(whole) // 2, len(whole) - 1)]
    for place in range(0, len(whole), max(1, len(whole) // 40)):
        changed = bytearray(whole)
        changed[place] ^= 0xFF
        spoilt.append(bytes(changed))
    refused = 0
    for archive in spoilt:
        (tmp_path / "spoilt.zip").write_bytes(archive)
        try:
            restore(tmp_path / "spoilt.zip", tmp_path / "elsewhere")
        except Damaged:
            refused += 1
            with pytest.raises(Damaged, match="nothing was changed"):
                restore(tmp_path / "spoilt.zip", data_dir)
    assert refused >= len(spoilt) - 3  # a date inside the archive may change without harm
    assert listing(data_dir) == before
    assert await names_after_reopening(tmp_path) == ["first", "second"]


async def test_an_archive_whose_database_is_damaged_foreign_or_loose_is_refused(tmp_path: Path) -> None:
    data_dir = await filled(tmp_path, "first")
    backup(data_dir, tmp_path / "backup.zip")
    with zipfile.ZipFile(tmp_path / "backup.zip") as packed:
        contents = packed.read("kitchen-table.db")
    other = tmp_path / "other.db"
    with closing(sqlite3.connect(other)) as connection:
        connection.executescript("CREATE TABLE recipes (name)")
    loose = tmp_path / "loose.db"
    loose.write_bytes(contents)
    with closing(sqlite3.connect(loose)) as connection:
        connection.executescript("DROP TRIGGER electorates_fixed; INSERT INTO electorates VALUES ('gone', 1, 'worker')")
    for database in (contents[: len(contents) // 2], other.read_bytes(), loose.read_bytes(), b"", b"words" * 1000):
        with pytest.raises(Damaged, match="not a whole backup"):
            restore(rewritten(tmp_path / "backup.zip", database=database), data_dir)
    for manifest in ({"sha256": "0" * 64}, {"size": 1}, {"surprise": 1}):
        with pytest.raises(Damaged, match="not a whole backup"):
            restore(rewritten(tmp_path / "backup.zip", manifest=dict(manifest)), data_dir)
    assert await names_after_reopening(tmp_path) == ["first"]


async def test_a_newer_archive_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    data_dir = await filled(tmp_path, "first")
    backup(data_dir, tmp_path / "backup.zip")
    manifests: tuple[dict[str, object], ...] = ({"schema": "9999"}, {"format": 2})
    for manifest in manifests:
        with pytest.raises(TooNew, match="newer version"):
            restore(rewritten(tmp_path / "backup.zip", manifest=manifest), data_dir)
    monkeypatch.setattr(inspection, "KNOWN", ())
    with pytest.raises(TooNew, match="newer version"):
        restore(tmp_path / "backup.zip", data_dir)


async def test_a_missing_archive_and_a_bad_destination_get_sentences(tmp_path: Path) -> None:
    data_dir = await filled(tmp_path, "first")
    with pytest.raises(Unreadable, match="could not be unpacked"):
        restore(tmp_path / "missing.zip", data_dir)
    with pytest.raises(NotWritable, match="is a directory"):
        backup(data_dir, tmp_path)
    (tmp_path / "file").write_text("")
    with pytest.raises(NotWritable):
        backup(data_dir, tmp_path / "file" / "backup.zip")
    with pytest.raises(StoreRefusal, match="nothing to back up"):
        backup(tmp_path / "nowhere", tmp_path / "backup.zip")
    with pytest.raises(Unreadable):
        restore(tmp_path, data_dir)


async def test_a_damaged_database_is_not_backed_up_over_a_good_backup(tmp_path: Path) -> None:
    data_dir = await filled(tmp_path, *map(str, range(200)))
    backup(data_dir, tmp_path / "backup.zip")
    good = (tmp_path / "backup.zip").read_bytes()
    whole = database_in(data_dir).read_bytes()
    database_in(data_dir).write_bytes(whole[:8192] + os.urandom(len(whole) - 8192))
    with pytest.raises(Damaged):
        backup(data_dir, tmp_path / "backup.zip")
    assert (tmp_path / "backup.zip").read_bytes() == good
    assert restore(tmp_path / "backup.zip", data_dir) == data_dir / "before-restore-1"
    assert len(await names_after_reopening(tmp_path)) == 200


@pytest.mark.parametrize("stop", range(8))
async def test_a_restore_stopped_anywhere_is_whole_or_absent_after_the_next_start(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, stop: int
) -> None:
    data_dir = await filled(tmp_path, "first")
    backup(data_dir, tmp_path / "backup.zip")
    await filled(tmp_path, "second")
    store = await open_store(tmp_path)
    await store.run(write_note, "third")
    shutil.copytree(data_dir, tmp_path / "killed" / "data")  # with its write-ahead log, as a kill leaves it
    await store.close()
    moves = 0

    def stopping(move: object) -> object:
        def moved(self: Path, target: Path) -> Path:
            nonlocal moves
            moves += 1
            if moves > stop:
                raise Stopped
            return move(self, target)  # type: ignore[operator, no-any-return]

        return moved

    with monkeypatch.context() as patch:
        patch.setattr(Path, "rename", stopping(Path.rename))
        patch.setattr(Path, "replace", stopping(Path.replace))
        try:
            restore(tmp_path / "backup.zip", tmp_path / "killed" / "data")
            assert stop >= 6
        except Stopped:
            assert stop < 6
    kept = await names_after_reopening(tmp_path / "killed")
    assert kept == (["first", "second", "third"] if stop == 0 else ["first"])
    assert not any(name.endswith((".restoring", ".aside", ".part")) for name in listing(tmp_path / "killed" / "data"))
    if stop:
        aside = tmp_path / "killed" / "data" / "before-restore-1" / "kitchen-table.db"
        with closing(sqlite3.connect(aside)) as old:
            assert len(old.execute("SELECT * FROM tried_notes").fetchall()) == 3
    assert finish_restore(database_in(tmp_path / "killed" / "data")) is None


def padded(archive: Path, *, manifest: int = 0, database: int = 0, how: int = zipfile.ZIP_DEFLATED) -> Path:
    """Make an archive in which these many bytes, which pack well, follow what belongs there."""
    with zipfile.ZipFile(archive) as packed:
        contents, said = packed.read("kitchen-table.db"), packed.read("manifest.json")
    spoilt = archive.with_name("padded.zip")
    with zipfile.ZipFile(spoilt, "w", how) as packed:
        packed.writestr("kitchen-table.db", contents + bytes(database))
        packed.writestr("manifest.json", said + b" " * manifest)
    return spoilt


async def test_no_more_is_unpacked_than_the_archive_speaks_of(tmp_path: Path) -> None:
    backup(await filled(tmp_path, "first"), tmp_path / "backup.zip")
    with zipfile.ZipFile(tmp_path / "backup.zip") as packed:
        size = packed.getinfo("kitchen-table.db").file_size
    spoilt = padded(tmp_path / "backup.zip", database=8 << 20)
    with pytest.raises(Damaged, match="not a whole backup"):
        unpack(spoilt, tmp_path / "unpacked")
    assert (tmp_path / "unpacked").stat().st_size <= size + 1


async def test_a_manifest_longer_than_ours_or_packed_in_another_way_is_not_read(tmp_path: Path) -> None:
    backup(await filled(tmp_path, "first"), tmp_path / "backup.zip")
    for spoilt in (
        padded(tmp_path / "backup.zip", manifest=8 << 20),
        padded(tmp_path / "backup.zip", how=zipfile.ZIP_BZIP2),
        padded(tmp_path / "backup.zip", how=zipfile.ZIP_LZMA),
    ):
        tracemalloc.start()
        with pytest.raises(Damaged, match="not a whole backup"):
            unpack(spoilt, tmp_path / "unpacked")
        _, most = tracemalloc.get_traced_memory()
        tracemalloc.stop()
        assert most < 4 << 20


@pytest.mark.parametrize("size", [1 << 60, -1, "8", True, None])
async def test_a_size_that_the_disk_cannot_hold_or_that_is_none_is_refused_before_anything_is_written(
    tmp_path: Path, size: object
) -> None:
    backup(await filled(tmp_path, "first"), tmp_path / "backup.zip")
    spoilt = rewritten(tmp_path / "backup.zip", manifest={"size": size})
    with pytest.raises((DiskFull, Damaged), match="nothing was changed"):
        unpack(spoilt, tmp_path / "unpacked")
    assert (tmp_path / "unpacked").stat().st_size <= PIECE
