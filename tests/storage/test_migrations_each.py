"""Each migration on what the version before has kept."""

import sqlite3
from pathlib import Path

import pytest

from storage.keys import Keys
from storage.migrations import NEWEST
from storage.store import Store
from tests.storage.earlier_version import ask, change, left_by

PARTNER = "INSERT INTO partners (guild, person, role_group) VALUES (1, 100, 'worker')"


async def opened_once(tmp_path: Path) -> None:
    await (await Store.open(tmp_path / "data", Keys(tmp_path / "keys"))).close()


async def test_nobody_is_known_to_coordinate_until_they_have_done_so(tmp_path: Path) -> None:
    database = left_by("0001", tmp_path / "data", PARTNER)
    await opened_once(tmp_path)
    assert ask(database, "SELECT version_num FROM alembic_version") == [(NEWEST,)]
    assert ask(database, "SELECT * FROM coordinators") == []
    assert ask(database, "SELECT guild, person, role_group FROM partners") == [(1, 100, "worker")]


VOTES = tuple(
    "INSERT INTO polls (id, guild, author, state, question, options, next_step, sensitivity, audience, drafted_at, "
    "opened_at, closes_at, extended, turnout, channel, public_key, least_answers, least_each_option, least_each_group) "
    f"VALUES ('{number}', 1, 2, '{state}', 'Which?', 'a\nb', '', 'ordinary', '', 5, "
    f"{opened}, 99, 0, 'none', 9, {key}, 5, 3, 5)"
    for number, state, opened, key in (("d1", "draft", "NULL", "NULL"), ("f1", "draft", "7", "x'00'"))
)
ASKED = (
    "INSERT INTO electorates (poll, person, role_group) VALUES ('f1', 100, 'worker')",
    "UPDATE polls SET state = 'open' WHERE id = 'f1'",
    "INSERT INTO ballots (poll, tag, sealed) VALUES ('f1', x'00112233445566778899aabbccddeeff', x'01')",
    "INSERT INTO oversights VALUES ('e1', 1, 'poll', 'f1', 'Which?', 'waits', 5, 6, NULL, 'goes_ahead', 6)",
)


async def test_votes_that_were_open_can_be_withdrawn_and_all_their_guards_still_stand(tmp_path: Path) -> None:
    database = left_by("0003", tmp_path / "data", PARTNER, *VOTES, *ASKED)
    before = ask(database, "SELECT * FROM polls ORDER BY id"), ask(database, "SELECT * FROM oversights")
    guards = ask(database, "SELECT count(*) FROM sqlite_master WHERE type IN ('trigger', 'index')")
    await opened_once(tmp_path)
    assert (ask(database, "SELECT * FROM polls ORDER BY id"), ask(database, "SELECT * FROM oversights")) == before
    assert ask(database, "SELECT count(*) FROM sqlite_master WHERE type IN ('trigger', 'index')") == guards
    assert len(list(ask(database, "SELECT * FROM ballots"))) == 1
    for refused in ("DELETE FROM electorates", "UPDATE polls SET state = 'withdrawn' WHERE id = 'd1'"):
        with pytest.raises(sqlite3.IntegrityError):
            change(database, refused)
    change(database, "UPDATE polls SET state = 'withdrawn', ended_at = 8 WHERE id = 'f1'")
    change(database, "DELETE FROM electorates")
    change(database, "UPDATE oversights SET ending = 'withdrawn'")
    with pytest.raises(sqlite3.IntegrityError, match="does not change"):
        change(database, "UPDATE polls SET state = 'open' WHERE id = 'f1'")
