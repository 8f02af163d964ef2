"""Migrations of sessions and of the questions that are their twins, on what the version before has kept."""

import sqlite3
from pathlib import Path

import pytest

from tests.storage.earlier_version import ask, change, left_by, opened_once
from tests.storage.test_migrations_each import TOPIC


async def test_a_question_from_before_is_the_twin_of_nothing_and_stays_frozen(tmp_path: Path) -> None:
    database = left_by("0018", tmp_path / "data", *TOPIC)
    await opened_once(tmp_path)
    assert ask(database, "SELECT id, question, twin_of FROM topics") == [("t1", "What helps?", None)]
    for change_of in ("question = 'What harms?'", "twin_of = 's1'"):
        with pytest.raises(sqlite3.IntegrityError, match="frozen"):
            change(database, f"UPDATE topics SET {change_of} WHERE id = 't1'")


async def test_of_a_session_from_before_nothing_is_said_of_places_and_it_stays_frozen(tmp_path: Path) -> None:
    session = (
        "INSERT INTO sessions (id, guild, author, state, title, aim, place, led_by, venue, meant, zone, fold, "
        "starts_at, minutes, offer, costs, audience, twin_question, twin_options, twin_prompts, repeats, occasions, "
        "second, candidates, channel, drafted_at, announces_at, opened_at, edition, caught_up, slides, heard, follows) "
        "VALUES ('s1', 1, 100, 'planned', 'Tea', 'Tea', '', '', 'teams', '2027-03-28T14:00', 'UTC', 0, 9, 90, '', '', "
        "'', '', '', '', 'no', 1, '', '', 9, 5, 6, 7, 0, '', '', '', '')"
    )
    database = left_by("0019", tmp_path / "data", session)
    await opened_once(tmp_path)
    assert ask(database, "SELECT id, places_shown, places_due FROM sessions") == [("s1", None, None)]
    with pytest.raises(sqlite3.IntegrityError, match="frozen"):
        change(database, "UPDATE sessions SET offer = 'A voucher' WHERE id = 's1'")
    with pytest.raises(sqlite3.IntegrityError, match="frozen"):
        change(database, "UPDATE sessions SET author = 0, places_shown = 'full' WHERE id = 's1'")
    change(database, "UPDATE sessions SET author = 0 WHERE id = 's1'")


async def test_at_the_meeting_of_a_question_from_before_nothing_was_heard_and_it_stays_frozen(tmp_path: Path) -> None:
    database = left_by("0020", tmp_path / "data", *TOPIC)
    await opened_once(tmp_path)
    assert ask(database, "SELECT id, heard_live FROM topics") == [("t1", None)]
    with pytest.raises(sqlite3.IntegrityError, match="frozen"):
        change(database, "UPDATE topics SET question = 'What harms?' WHERE id = 't1'")
    change(database, "UPDATE topics SET heard_live = 'Tea' WHERE id = 't1'")


SESSION = (
    "INSERT INTO sessions (id, guild, author, state, title, aim, place, led_by, venue, meant, zone, fold, starts_at, "
    "minutes, places, offer, costs, audience, twin_question, twin_options, twin_prompts, repeats, occasions, second, "
    "candidates, channel, drafted_at, announces_at, opened_at, edition, caught_up, slides, heard, follows) VALUES "
    "('s1', 1, 2, 'planned', 'Words', 'The card', '', '', 'teams', '2027-02-09T10:30', 'Europe/London', 0, 99, 90, 1, "
    "'', '', '', '', '', '', 'no', 1, '', '', 9, 5, 6, 6, 0, '', '', '', '')"
)
SAY = (
    "INSERT INTO session_replies (session, person, guild, reply, position, place) "
    "VALUES ('s1', {0}, 1, 'going', {0}, '{1}')"
)


async def test_nobody_has_been_offered_a_place_before_and_none_is_given_twice(tmp_path: Path) -> None:
    database = left_by("0022", tmp_path / "data", SESSION, SAY.format(1, "held"), SAY.format(2, "waiting"))
    await opened_once(tmp_path)
    kept = "SELECT person, place, offers FROM session_replies ORDER BY person"
    assert ask(database, kept) == [(1, "held", 0), (2, "waiting", 0)]
    with pytest.raises(sqlite3.IntegrityError, match="taken"):
        change(database, "UPDATE session_replies SET place = 'held' WHERE person = 2")
    change(database, "UPDATE session_replies SET place = 'waiting', offers = 1 WHERE person = 1")


async def test_of_a_session_from_before_the_totals_stay_and_nobody_knows_how_many_were_there(tmp_path: Path) -> None:
    total = "INSERT INTO session_totals (session, role_group, booked) VALUES ('s1', 'worker', 12)"
    database = left_by("0023", tmp_path / "data", SESSION, total)
    await opened_once(tmp_path)
    assert ask(database, "SELECT booked, came, were_there FROM session_totals") == [(12, None, None)]
