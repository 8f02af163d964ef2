"""Migrations of what people are told, on what the version before has kept."""

import sqlite3
from pathlib import Path

import pytest

from tests.storage.earlier_version import ask, change, left_by, opened_once
from tests.storage.test_migrations_each import GUARDS


def planned(number: str, for_people: str) -> list[str]:
    """Return what the version before kept of an open vote that asks four people, one of them erased."""
    columns = "id, guild, author, state, question, options, next_step, sensitivity, audience, drafted_at, opened_at,"
    return [
        (
            f"INSERT INTO polls ({columns} closes_at, extended, turnout, channel, public_key, split, asked, planned)"
            f" VALUES ('{number}', 1, 2, 'draft', 'Which?', 'a', '', 'ordinary', '', 5, 6, 99, 0, 'none', 9, x'00', 0,"
            f" 4, {for_people})"
        ),
        *(f"INSERT INTO electorates VALUES ('{number}', {person}, 'worker')" for person in (-5, 1, 2, 3)),
        f"UPDATE polls SET state = 'open' WHERE id = '{number}'",
    ]


async def test_whoever_may_not_be_planned_for_yet_in_an_open_vote_still_is(tmp_path: Path) -> None:
    database = left_by("0014", tmp_path / "data", *planned("half", "2"), *planned("done", "NULL"))
    guards = ask(database, GUARDS)
    await opened_once(tmp_path)
    assert ask(database, "SELECT * FROM to_remind") == [("half", 1, 1), ("half", 2, 1), ("half", 3, 1)]
    assert set(guards) <= set(ask(database, GUARDS))
    with pytest.raises(sqlite3.IntegrityError, match="frozen"):
        change(database, "UPDATE polls SET question = 'Other?' WHERE id = 'half'")
