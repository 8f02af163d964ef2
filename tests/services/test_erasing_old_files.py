"""Erasing people from copies made by older versions, whose tables and guards knew nothing of it."""

from pathlib import Path

import pytest
import sqlalchemy as sa

from bot.__main__ import main
from bot.services import mydata
from storage.backup import write_archive
from storage.files import make_private_file
from storage.migrations.run import migrate
from storage.restore import restore
from tests.services.polling_place import GUILD, IdealKeys, polling_place
from tests.services.test_erasing_stops import started
from tests.services.traces import settle_in, traces
from tests.storage.next_version import pretend_there_is_a_next

NEWER = ("polls_frozen", "polls_extended_once", "polls_go_on", "electorates_kept", "erasures", "windows")
OLDER = (
    "DROP TRIGGER polls_go_on",
    "DROP TRIGGER polls_frozen",
    "DROP TRIGGER polls_extended_once",
    "DROP TRIGGER electorates_kept",
    "DROP TABLE erasures",
    "DROP TABLE windows",
    "ALTER TABLE polls DROP COLUMN turnout_due",
    (
        "CREATE TRIGGER polls_frozen BEFORE UPDATE ON polls WHEN OLD.state <> 'draft' AND NEW.author IS NOT OLD.author"
        " BEGIN SELECT RAISE(ABORT, 'a vote is frozen once open'); END"
    ),
    (
        "CREATE TRIGGER electorates_kept BEFORE UPDATE ON electorates WHEN 1"
        " BEGIN SELECT RAISE(ABORT, 'who is asked is fixed'); END"
    ),
)


def old_archive(folder: Path, person: int, other: int) -> tuple[Path, list[str]]:
    """Pack a database with fewer tables, fewer columns and stricter guards; return also what brings it up to date.

    There is an open vote in it, who wrote it and who is asked.
    """
    database, archive = folder / "old.db", folder / "data" / "backups" / "old.zip"
    make_private_file(database)
    archive.parent.mkdir(mode=0o700)
    engine = sa.create_engine(f"sqlite:///{database}", isolation_level="AUTOCOMMIT")
    with engine.connect() as sql:
        migrate(sql)
        made = {row.name: row.sql for row in sql.exec_driver_sql("SELECT name, sql FROM sqlite_master")}
        for statement in OLDER:
            sql.exec_driver_sql(statement)
        fill(sql, person, other)
    engine.dispose()
    write_archive(database, archive)
    database.unlink()
    lifted = ["DROP TRIGGER polls_frozen", "DROP TRIGGER electorates_kept", "ALTER TABLE polls ADD turnout_due BIGINT"]
    return archive, [*lifted, *(made[name] for name in NEWER)]


def fill(sql: sa.Connection, person: int, other: int) -> None:
    names = "id, guild, author, state, question, options, next_step, sensitivity, audience, drafted_at, closes_at"
    row = f"'{'a' * 32}', {GUILD}, {person}, 'draft', 'q', 'a', '', 'ordinary', '', 1, 1"
    form = "extended, turnout, split, kind, most, quorum, next_within, shortened"
    sql.exec_driver_sql(f"INSERT INTO polls ({names}, {form}) VALUES ({row}, 0, 'none', 0, 'single', 1, 0, 14, 0)")
    for who in (person, other):
        sql.exec_driver_sql(f"INSERT INTO electorates VALUES ('{'a' * 32}', {who}, 'worker')")
        sql.exec_driver_sql(f"INSERT INTO partners VALUES ({GUILD}, {who}, 'worker', NULL)")
    sql.exec_driver_sql("UPDATE polls SET state = 'open', public_key = zeroblob(32), asked = 2")


async def test_a_copy_made_before_an_update_forgets_them_and_can_still_be_brought_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with polling_place(tmp_path) as place:
        gone, other = place.asked[3], place.asked[4]
        archive, update = old_archive(tmp_path, gone, other)
        assert traces(tmp_path / "data", gone)
        await place.store.run(mydata.erase_person, place.actor(3), now=place.now)
        await place.cleans()
        assert traces(tmp_path / "data", gone) == []
        await place.store.close()
        restore(archive, tmp_path / "data")
        pretend_there_is_a_next(monkeypatch, tmp_path, *(f"sql.exec_driver_sql({text!r})" for text in update))
        again = await started(tmp_path, place, IdealKeys(tmp_path / "keys"))
        place.store = again.store
        assert await again.rows("polls", "author, state") == [(0, "open")]
        assert {row[0] for row in await again.rows("partners", "person")} == {other}
        assert len(await again.rows("electorates")) == 2


async def test_copies_without_them_are_not_touched(tmp_path: Path) -> None:
    async with polling_place(tmp_path) as place:
        archive, _ = old_archive(tmp_path, 1_000_000_000_000_000_001, place.asked[4])
        before = archive.read_bytes(), archive.stat().st_mtime_ns
        await place.store.run(mydata.erase_person, place.actor(3), now=place.now)
        await place.cleans()
        assert (archive.read_bytes(), archive.stat().st_mtime_ns) == before


async def test_a_list_that_could_not_be_written_is_written_at_the_next_start(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with polling_place(tmp_path) as place:
        await place.store.run(settle_in, place.asked[3])
        with monkeypatch.context() as patch:
            patch.setattr("storage.key_folder.add_erased", full)
            await place.store.run(mydata.erase_person, place.actor(3), now=place.now)
            await place.cleans()
        assert place.keys.erased() == frozenset()
        await place.store.close()
        place.store = (await started(tmp_path, place, place.keys)).store
        assert len(place.keys.erased()) == 1


def full(*_: object) -> None:
    raise OSError("no room")


async def test_the_command_to_restore_needs_nothing_more_to_keep_the_promise(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DATA_DIR", str(tmp_path / "data"))
    monkeypatch.setenv("KEY_DIR", str(tmp_path / "keys"))
    monkeypatch.chdir(tmp_path)
    async with polling_place(tmp_path) as place:
        await place.store.run(settle_in, place.asked[3])
        assert main(["backup", str(tmp_path / "older.zip")]) == 0
        await place.store.run(mydata.erase_person, place.actor(3), now=place.now)
        await place.cleans()
        await place.store.close()
        assert main(["restore", str(tmp_path / "older.zip")]) == 0
        assert traces(tmp_path / "data", place.asked[3]) == []
        assert traces(tmp_path / "data", place.asked[4])
