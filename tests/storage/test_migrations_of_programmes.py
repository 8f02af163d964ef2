"""The migration of programmes on what the version before has kept."""

import sqlite3
from pathlib import Path

import pytest

from tests.storage.earlier_version import ask, change, left_by, opened_once


async def test_of_a_programme_from_before_nothing_is_said_yet_of_what_comes_next(tmp_path: Path) -> None:
    runs = (
        "INSERT INTO programmes (id, guild, author, title, aim, starts_on, ends_on, begun_at) "
        "VALUES ('p1', 1, 2, 'Last days', 'A card.', '2027-01-12', '2027-06-29', 5)"
    )
    database = left_by("0021", tmp_path / "data", runs)
    await opened_once(tmp_path)
    assert ask(database, "SELECT title, ends_on, ended_at, follows FROM programmes") == [
        ("Last days", "2027-06-29", None, "")
    ]
    with pytest.raises(sqlite3.IntegrityError, match="UNIQUE"):
        change(database, runs.replace("'p1'", "'p2'"))
