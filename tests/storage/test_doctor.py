import shutil
import sqlite3
from collections import namedtuple
from contextlib import closing
from pathlib import Path

import pytest

from bot.domain.people import GuildId
from bot.services import mydata, polls
from bot.services.contributions.anonymous.boxes import make_box
from storage import topics
from storage.backup import backup
from storage.doctor import doctor
from storage.files import database_in
from storage.guard_counts import count_held
from storage.keys import Keys
from storage.restore import restore
from storage.store import Transaction
from tests.databases import open_store
from tests.services.answered import a_topic
from tests.services.polling_place import OWNER, polling_place
from tests.storage.notes import make_notes, write_note


def amiss(directory: Path) -> list[str]:
    return [finding.sentence for finding in doctor(directory / "data", directory / "keys") if not finding.well]


async def filled(directory: Path) -> Path:
    store = await open_store(directory)
    await store.run(make_notes)
    await store.run(write_note, "canary", "canary " * 2000)
    await store.close()
    return database_in(directory / "data")


async def test_a_healthy_place_is_found_well_in_whole_sentences(tmp_path: Path) -> None:
    await filled(tmp_path)
    findings = doctor(tmp_path / "data", tmp_path / "keys")
    assert amiss(tmp_path) == []
    assert len(findings) >= 6
    assert all(finding.sentence.endswith(".") and "canary" not in finding.sentence for finding in findings)


async def test_looking_changes_nothing(tmp_path: Path) -> None:
    database = await filled(tmp_path)
    before = {path.name: path.read_bytes() for path in database.parent.iterdir()}
    doctor(tmp_path / "data", tmp_path / "keys")
    assert {path.name: path.read_bytes() for path in database.parent.iterdir()} == before


async def test_it_says_whether_the_programme_is_running(tmp_path: Path) -> None:
    store = await open_store(tmp_path)
    running = [finding.sentence for finding in doctor(tmp_path / "data", tmp_path / "keys")]
    await store.close()
    stopped = [finding.sentence for finding in doctor(tmp_path / "data", tmp_path / "keys")]
    assert "Kitchen Table is running on this data." in running
    assert "Kitchen Table is not running on this data." in stopped


def test_a_place_where_nothing_is_yet_is_named(tmp_path: Path) -> None:
    assert amiss(tmp_path) == [f"There is no {tmp_path / 'data'} yet. The first start makes it, or check DATA_DIR."]
    (tmp_path / "data").mkdir(mode=0o700)
    assert amiss(tmp_path) == []


async def test_files_that_others_can_read_are_named_with_what_to_type(tmp_path: Path) -> None:
    database = await filled(tmp_path)
    database.chmod(0o644)
    (tmp_path / "keys").chmod(0o755)
    found = amiss(tmp_path)
    assert [sentence.partition("Run: ")[2] for sentence in found] == [
        f"chmod 700 {tmp_path / 'keys'}",
        f"chmod 600 {database}",
    ]


async def test_a_token_file_that_others_can_read_is_named(tmp_path: Path) -> None:
    await filled(tmp_path)
    (tmp_path / "token").touch(0o644)
    found = doctor(tmp_path / "data", tmp_path / "keys", secrets=[tmp_path / "token"])
    assert [one.sentence for one in found if not one.well] == [
        f"Others on this machine can read {tmp_path / 'token'}. Run: chmod 600 {tmp_path / 'token'}"
    ]


async def test_keys_inside_the_data_are_named(tmp_path: Path) -> None:
    await filled(tmp_path)
    shutil.rmtree(tmp_path / "keys")
    (tmp_path / "data" / "keys").mkdir(mode=0o700)
    (tmp_path / "keys").symlink_to(tmp_path / "data" / "keys")
    assert any("Move KEY_DIR" in sentence for sentence in amiss(tmp_path))


async def test_a_damaged_a_newer_and_a_loose_database_are_named(tmp_path: Path) -> None:
    database = await filled(tmp_path)
    whole = database.read_bytes()
    database.write_bytes(b"not a database" * 100)
    assert any("is damaged" in sentence for sentence in amiss(tmp_path))
    database.write_bytes(whole)
    with closing(sqlite3.connect(database)) as connection:
        connection.executescript(
            "DROP TRIGGER electorates_fixed; INSERT INTO electorates VALUES ('gone', 1, 'worker');"
            "UPDATE alembic_version SET version_num = '9999'"
        )
    found = amiss(tmp_path)
    assert any("1 rows refer to something that is gone, in: electorates" in sentence for sentence in found)
    assert any("newer version" in sentence for sentence in found)


async def test_a_disk_that_is_nearly_full_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    await filled(tmp_path)
    usage = namedtuple("usage", "total used free")
    monkeypatch.setattr(shutil, "disk_usage", lambda _: usage(2**30, 2**30 - 2**20, 2**20))
    assert amiss(tmp_path) == [f"Only 1 MiB are free under {tmp_path / 'data'}. Free some space on that disk."]


async def test_what_this_user_may_not_look_at_is_named(weak_directory: Path) -> None:
    await filled(weak_directory)
    (weak_directory / "data" / "backups").mkdir()
    (weak_directory / "data" / "backups" / "old.zip").write_text("")
    (weak_directory / "data" / "backups").chmod(0o600)
    found = amiss(weak_directory)
    (weak_directory / "data" / "backups").chmod(0o700)
    assert any("could not be looked at. Run this as the user" in sentence for sentence in found)


async def test_what_a_restore_set_aside_is_named_so_that_it_is_not_kept_for_ever(tmp_path: Path) -> None:
    await filled(tmp_path)
    backup(tmp_path / "data", tmp_path / "backup.zip")
    aside = restore(tmp_path / "backup.zip", tmp_path / "data")
    findings = doctor(tmp_path / "data", tmp_path / "keys")
    assert any(finding.sentence.startswith(f"{aside} keeps what a restore replaced") for finding in findings)
    assert amiss(tmp_path) == []


async def test_open_votes_without_their_keys_are_counted_with_what_to_do(tmp_path: Path) -> None:
    async with polling_place(tmp_path, keys=Keys(tmp_path / "keys")) as place:
        await place.opens_poll()
        await place.opens_poll()
        key = tmp_path / "keys" / f"{place.poll_id}.key"
        assert amiss(tmp_path) == []
        key.rename(tmp_path / "aside.key")
        assert [sentence for sentence in amiss(tmp_path) if "lost" in sentence] == [
            f"Votes and questions without their key in {tmp_path / 'keys'}: 1. What is sealed is lost."
        ]
        (tmp_path / "keys").rename(tmp_path / "mounted")
        (tmp_path / "keys").mkdir(mode=0o700)
        (waiting,) = amiss(tmp_path)
        assert ": 2. They wait." in waiting
        assert "forget-keys" in waiting


async def test_keys_of_answers_without_a_name_are_known_and_missed(tmp_path: Path) -> None:
    async with polling_place(tmp_path, keys=Keys(tmp_path / "keys")) as place:
        topic = a_topic(anonymous=True)

        def opens(tx: Transaction) -> None:
            topics.keep_draft(tx, topic, now=place.now)
            make_box(tx, topic, now=place.now)

        await place.store.run(opens)
        assert amiss(tmp_path) == []
        (tmp_path / "keys" / f"{topic.id}.key").rename(tmp_path / "aside.key")
        assert amiss(tmp_path) == [
            f"Votes and questions without their key in {tmp_path / 'keys'}: 1. What is sealed is lost."
        ]


async def test_keys_that_outlived_their_votes_are_named_however_those_ended(tmp_path: Path) -> None:
    async with polling_place(tmp_path, keys=Keys(tmp_path / "keys")) as place:
        await place.opens_poll()
        poll = await place.opens_poll()
        path = tmp_path / "keys" / f"{poll.id}.key"
        key = path.read_bytes()
        await place.store.run(polls.withdraw_poll, OWNER, poll.id, now=place.now)
        assert amiss(tmp_path) == []
        path.write_bytes(key)
        path.chmod(0o600)
        left = f"Keys of what has ended are still in {tmp_path / 'keys'}: 1. They go while the bot runs."
        assert amiss(tmp_path) == [left]
        await place.restarts()
        assert amiss(tmp_path) == []


async def test_keys_of_another_database_are_named(tmp_path: Path) -> None:
    async with polling_place(tmp_path, keys=Keys(tmp_path / "keys")) as place:
        await place.opens_poll()
    (tmp_path / "data").rename(tmp_path / "mounted")
    await filled(tmp_path)
    assert amiss(tmp_path) == [
        f"The keys in {tmp_path / 'keys'} belong to another database. Check KEY_DIR and DATA_DIR."
    ]


async def test_what_holds_somebodys_data_and_cannot_be_cleaned_is_named_with_what_to_do(tmp_path: Path) -> None:
    await filled(tmp_path)
    data, keys = tmp_path / "data", tmp_path / "keys"
    (data / "old.tar").write_text("anything")
    (data / "old.zip").write_text("anything")
    (data / ".kitchen-table-x").mkdir(mode=0o700)
    (keys / "backup.zip").write_text("anything")
    (keys / ".erased.part").write_text("anything")
    for path in (*data.glob("old*"), keys / "backup.zip", keys / ".erased.part"):
        path.chmod(0o600)
    (keys / "people").write_bytes(bytes(32))
    (keys / "people").chmod(0o600)
    assert amiss(tmp_path) == [
        f"{data / '.kitchen-table-x'} was left half done by a stop. The next start removes it, or delete it.",
        f"{data / 'old.tar'} is no copy in which anybody can be erased. Delete it, or keep it elsewhere.",
        f"{data / 'old.zip'} cannot be read, so nobody can be erased in it. Delete it.",
        f"{keys / '.erased.part'} was left half done by a stop. The next start removes it, or delete it.",
        f"{keys / 'backup.zip'} is no key, and lies where only keys may. Keep it elsewhere, or delete it.",
    ]


async def test_a_copy_that_still_holds_somebody_erased_is_named_until_it_was_gone_through(tmp_path: Path) -> None:
    async with polling_place(tmp_path) as place:
        backup(tmp_path / "data", tmp_path / "data" / "kept.zip")
        assert amiss(tmp_path) == []
        await place.store.run(mydata.erase_person, place.actor(3), now=place.now)
        (named,) = amiss(tmp_path)
        assert named.startswith(f"{tmp_path / 'data' / 'kept.zip'} holds people who had their data deleted.")
        await place.cleans()
        assert amiss(tmp_path) == []


async def test_it_says_how_often_the_guard_held_words_and_for_what(tmp_path: Path) -> None:
    store = await open_store(tmp_path)
    for server in (GuildId(1), GuildId(2)):
        await store.run(count_held, server, ["code", "nhs_number"])
    await store.run(count_held, GuildId(2), ["code"])
    await store.close()
    said = [finding.sentence for finding in doctor(tmp_path / "data", tmp_path / "keys") if finding.well]
    assert "How often the guard has held words, for each reason: code 3, nhs number 2." in said
