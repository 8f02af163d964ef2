"""What was kept by the version before outputs and thanks is as it was, and what is new can be kept."""

import sqlite3
from pathlib import Path

import pytest

from storage.outputs import said
from tests.storage.earlier_version import ask, change, left_by, opened_once

JOINED_THEN = (
    "INSERT INTO preferences (guild, person, joined_at, shown_as, pseudonym, place, reading, helps, credit, reminders, "
    "pattern, quiet_from, quiet_until, rest_days, zone) VALUES (1, 100, 7, 'role', '', 'dm', 'plain', '', 'none', 1, "
    "'nights', 1200, 540, 0, 'Europe/London')"
)


async def test_whoever_joined_before_is_thanked_privately_and_everything_made_together_can_be_kept(
    tmp_path: Path,
) -> None:
    database = left_by("0024", tmp_path / "data", JOINED_THEN)
    await opened_once(tmp_path)
    assert ask(database, "SELECT person, thanks FROM preferences") == [(100, "privately")]
    change(database, "INSERT INTO outputs VALUES ('o', 1, 100, 'The card', '', '', 'draft', 7, 0, NULL, NULL, NULL, 5)")
    with pytest.raises(sqlite3.IntegrityError, match="named_as_chosen"):
        change(database, "INSERT INTO output_credits VALUES ('o', 100, 1, 'none', 'Amara', '', 7)")


async def test_what_was_published_before_is_the_edition_that_everybody_sees(tmp_path: Path) -> None:
    database = left_by(
        "0025",
        tmp_path / "data",
        "INSERT INTO outputs VALUES ('o', 1, 100, 'The card', 'Yours', '', 'published', 7, 1, NULL, NULL, 8, 5)",
        "INSERT INTO outputs VALUES ('p', 1, 100, 'The film', '', '', 'draft', 7, 0, NULL, NULL, NULL, 5)",
        "INSERT INTO output_lines VALUES ('l', 'o', 1, 'Tea.', 1), ('m', 'o', 2, 'Sleep.', NULL)",
    )
    await opened_once(tmp_path)
    assert ask(database, "SELECT * FROM output_editions") == [("o", "The card", "Yours", "")]
    assert ask(database, "SELECT * FROM edition_lines") == [("o", 1, "l", "Tea.")]


async def test_thanks_from_before_are_to_nobody_yet_and_stand_nowhere(tmp_path: Path) -> None:
    given = (
        "INSERT INTO thanks (id, guild, giver, giver_name, words, state, begun_at, given_at, to_everyone, is_public) "
        "VALUES ('t', 1, 100, 'Amara', 'For the tea.', 'given', 7, 8, 0, 0)"
    )
    database = left_by("0026", tmp_path / "data", given)
    await opened_once(tmp_path)
    assert ask(database, "SELECT words, place, chosen FROM thanks") == [("For the tea.", None, "")]


async def test_how_many_wrote_was_said_by_the_edition_that_stands(tmp_path: Path) -> None:
    database = left_by(
        "0027",
        tmp_path / "data",
        "INSERT INTO outputs VALUES ('o', 1, 100, 'The card', '', '', 'published', 7, 2, NULL, NULL, 8, 5)",
        "INSERT INTO output_writers VALUES ('o', 'worker', 31)",
    )
    await opened_once(tmp_path)
    assert ask(database, "SELECT * FROM output_writers") == [("o", 2, "worker", 31)]


async def test_an_answer_that_stands_in_a_line_from_before_is_in_no_letter_yet(tmp_path: Path) -> None:
    database = left_by(
        "0028",
        tmp_path / "data",
        "INSERT INTO outputs VALUES ('o', 1, 100, 'The card', 'Yours', '', 'published', 7, 1, NULL, NULL, 8, 5)",
        "INSERT INTO output_lines VALUES ('l', 'o', 1, 'Tea.', 1)",
        "INSERT INTO line_pieces VALUES ('l', 'p', 9)",
    )
    await opened_once(tmp_path)
    assert ask(database, "SELECT * FROM line_pieces") == [("l", "p", 9, None)]


async def test_whoever_was_thanked_before_is_not_thanked_again_for_what_the_edition_says(tmp_path: Path) -> None:
    database = left_by(
        "0030",
        tmp_path / "data",
        "INSERT INTO outputs VALUES ('o', 1, 100, 'The card', 'Yours', '', 'published', 7, 1, NULL, NULL, 8, 5)",
        "INSERT INTO output_lines VALUES ('l', 'o', 1, 'Tea, please.', 1)",
        "INSERT INTO edition_lines VALUES ('o', 1, 'l', 'Tea.'), ('o', 2, 'm', 'Sleep.')",
        "INSERT INTO line_pieces VALUES ('l', 'p', 9, 1), ('l', 'q', NULL, 1)",
    )
    await opened_once(tmp_path)
    assert ask(database, "SELECT * FROM thanked_words") == [("o", "p", said("TEA!"))]
    assert ask(database, "SELECT taken_back FROM output_lines") == [(0,)]
