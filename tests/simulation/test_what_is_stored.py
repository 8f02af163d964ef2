"""What "How private is this?" says is stored is what is stored, for each kind of vote and each form of its result."""

import sqlite3
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Final

import pytest

from bot.domain.polls import Sensitivity
from bot.text import Texts
from cogs.polls import secrecy_cards
from storage.tables import every_table
from tests.domain.votes import a_vote
from tests.rules.test_promises import PRIVACY
from tests.services.test_secrecy_bites import (
    Patch,
    a_choice_in_the_log,
    a_key_left_behind,
    a_letter_for_each_vote,
    a_size_that_tells,
    ballots_kept,
    drafts_that_stay,
    files_not_rewritten,
    who_voted,
    words_in_the_log,
)
from tests.simulation.kept_words import SAID, sentences
from tests.simulation.stored import VOTES, Asked, Life, Rows, comers, live
from tests.simulation.test_secrecy_at_the_door import a_mark_left_by_taking_the_paper


@dataclass(frozen=True, slots=True)
class Kept:
    """What a table holds of votes, in the words of the page about privacy, and when what it holds changes."""

    says: str
    opens: bool = False
    answers: bool = False
    ends: bool = False
    tells: str = ""  # the columns that depend on what was answered, once it has ended; * for whole rows


_WORDS, _DECIDED = (
    "a vote's words, times and result, how many were asked and roughly how many had answered",
    "what was decided: ",
)
STORED: Final[Mapping[str, Kept]] = {
    "polls": Kept(_WORDS, opens=True, ends=True, tells="result answers"),
    "poll_counts": Kept(_WORDS, ends=True, tells="answers"),
    "pool_outcomes": Kept(_WORDS, ends=True, tells="answers verdict"),
    "written_answers": Kept(_WORDS, ends=True, tells="words pool"),
    "next_steps": Kept(_WORDS, ends=True),
    "electorates": Kept("who can vote in it, with role group; never who did", opens=True, ends=True),
    "ballots": Kept("sealed answers", answers=True, ends=True),
    "ballot_drafts": Kept(
        "what you wrote to a vote and have not sealed: sealed, under the same tag", answers=True, ends=True
    ),
    "decisions": Kept(_DECIDED, ends=True),
    "decision_pools": Kept(_DECIDED, ends=True, tells="verdict yes no neither"),
    "follow_ups": Kept(_DECIDED, ends=True, tells="*"),  # of what was adopted
    "letters": Kept("letters: what kind of message goes where and when, never its words", opens=True, ends=True),
    "audit": Kept("a log of what was done and when: ", opens=True),
    "coordinators": Kept("that you acted as a coordinator", opens=True),
    "taken_names": Kept("if you act as the owner, a coordinator", opens=True),
    "app_state": Kept("", ends=True),  # when it next does what it does every so often
    "servers": Kept("the server's number", ends=True),  # and when coordinators were last told whom they still need
}
_DRAWN: Final = frozenset({"letters"})  # their ids are drawn by chance, as the numbers of results are
ELSEWHERE: Final = (  # what no vote writes to by being opened, answered and closed
    "alembic_version answer_boxes asked_back begun_answers call_backs calls certificate_drafts concerns "
    "consents contacts contributions conversations data_requests decision_events departures dissents "
    "edition_lines erasures fresh_answers guard_counts joinings kept_entries last_looks line_pieces opt_outs "
    "outcome_batches output_credits output_editions output_lines output_sources output_writers outputs "
    "oversight_reasons oversight_voices oversights partners poll_credits preferences programmes proposals "
    "received_thanks reminders resonances sealed_answers sealed_drafts sealed_wishes session_replies "
    "session_totals sessions shown_answers thanked_words thanks themes threads to_remind topics unsent_words "
    "windows"
)
FILES: Final = frozenset(
    {
        *(f"data/kitchen-table.db{ending}" for ending in ("", "-wal", "-shm", ".lock")),
        "keys/database",
        "keys/people",
        "backup/kitchen-table.db",
        "backup/manifest.json",
    }
)


@cache
def life(voters: int = 1, answers: int = 0) -> Life:
    return live(comers(voters, answers))


def changed(one: Rows, two: Rows) -> set[str]:
    return {table for table in {*one, *two} if one.get(table) != two.get(table)}


def when_it_may(which: Callable[[Kept], bool]) -> set[str]:
    return {table for table, kept in STORED.items() if which(kept)}


def all_is_said(lived: Life) -> None:
    """See that of each table and file it is known what it holds, and when that changes."""
    ended = lived.ended.rows
    assert set(ended) == {*STORED, *ELSEWHERE.split()}, (
        "say in STORED what a table holds of votes, or that it holds nothing"
    )
    assert changed(lived.before, lived.opened.rows) == when_it_may(lambda kept: kept.opens)
    assert changed(lived.opened.rows, lived.answered.rows) == when_it_may(lambda kept: kept.answers)
    assert changed(lived.answered.rows, ended) == when_it_may(lambda kept: kept.ends) - {"follow_ups"}
    of_votes = {f"keys/{row['id']}.key" for row in lived.opened.rows["polls"]}
    assert [set(one.everything) - FILES for one in (lived.opened, lived.answered, lived.ended)] == [
        of_votes,
        of_votes,
        set(),
    ]


def nobody_is_seen(one: Life, other: Life) -> None:
    """See that nothing but what lies sealed under tags is another while others come, and nothing at all after it."""
    assert changed(one.answered.rows, other.answered.rows) == when_it_may(lambda kept: kept.answers)
    assert changed(one.ended.rows, other.ended.rows) == set()
    assert one.log == other.log


def nothing_is_seen_but_results(one: Life, two: Life) -> None:
    """See that other answers change nothing but what lies sealed, in no size, and then what is told of them."""
    assert changed(one.answered.rows, two.answered.rows) == when_it_may(lambda kept: kept.answers)
    assert _sizes(one.answered.rows) == _sizes(two.answered.rows)
    differ = changed(one.ended.rows, two.ended.rows) - _DRAWN
    assert differ <= when_it_may(lambda kept: bool(kept.tells))
    for table in differ:
        tells = STORED[table].tells
        assert tells == "*" or _without(one.ended.rows, table, tells) == _without(two.ended.rows, table, tells), table
    for table in _DRAWN:
        assert _without(one.ended.rows, table, "id") == _without(two.ended.rows, table, "id")
    assert one.log == two.log


def test_each_table_and_file_holds_of_votes_what_the_page_says_and_nothing_tells_who_came() -> None:
    assert set(every_table().tables) == {*STORED, *ELSEWHERE.split()} - {"alembic_version"}
    assert [kept.says for kept in STORED.values() if f"| {kept.says}" not in PRIVACY.read_text("utf-8")] == []
    all_is_said(life())
    nobody_is_seen(life(), life(voters=2))


@pytest.mark.parametrize("asked", VOTES, ids=lambda one: f"{one.kind.value}, {one.form}")
def test_each_sentence_about_the_secrecy_of_a_vote_is_so(asked: Asked) -> None:
    all_that_is_said_is_so(life(), asked)


def all_that_is_said_is_so(lived: Life, asked: Asked) -> None:
    """See that all that somebody read of the secrecy of a vote is so, and was said in Welsh as well."""
    title, *said, answer = lived.said[asked, "en"].splitlines()
    assert (title, answer) == ("How private is this?", "Answer privately")
    for sentence in sentences("\n".join(said)):
        for check in SAID[sentence]:
            check(lived, asked)
    welsh, english = (_by_itself(language, asked) for language in ("cy", "en"))
    assert not {*welsh} & {*english}
    assert [one for one in (*welsh, *english) if one not in lived.said[asked, "cy"]] == []


def _by_itself(language: str, asked: Asked) -> list[str]:
    vote = a_vote(kind=asked.kind, sensitivity=Sensitivity(asked.form.lower().split(",")[0]), split="," in asked.form)
    _ = Texts().words(language)
    return [*secrecy_cards.promise(_, asked.kind), secrecy_cards.told(_, vote)]


def test_what_was_answered_changes_nothing_but_what_lies_sealed_and_then_the_result() -> None:
    nothing_is_seen_but_results(life(), life(answers=1))


def _sizes(rows: Rows) -> list[tuple[object, ...]]:
    """Return what lies in the boxes, of what is sealed its size alone."""
    boxes = when_it_may(lambda kept: kept.answers)
    return [(table, row["poll"], row["tag"], len(row["sealed"])) for table in sorted(boxes) for row in rows[table]]


def _without(rows: Rows, table: str, columns: str) -> list[str]:
    left_out = columns.split()
    return sorted(repr({name: row[name] for name in row if name not in left_out}) for row in rows[table])


def all_holds() -> None:
    """See, of lives that nobody has seen yet, that all of this is so."""
    lived = live(comers(1, 0))
    all_is_said(lived)
    for asked in VOTES:
        all_that_is_said_is_so(lived, asked)
    nobody_is_seen(lived, live(comers(2, 0)))
    nothing_is_seen_but_results(lived, live(comers(1, 1)))


TWINS: Final = (
    who_voted,
    *(
        pytest.param(mistake, marks=pytest.mark.soak)
        for mistake in (
            a_choice_in_the_log,
            a_key_left_behind,
            a_letter_for_each_vote,
            a_mark_left_by_taking_the_paper,
            a_size_that_tells,
            ballots_kept,
            drafts_that_stay,
            files_not_rewritten,
            words_in_the_log,
        )
    ),
)


@pytest.mark.parametrize("mistake", TWINS, ids=lambda one: one.__name__)
def test_what_is_stored_and_not_said_is_noticed(mistake: Callable[[Patch], None], monkeypatch: Patch) -> None:
    mistake(monkeypatch)
    with pytest.raises((AssertionError, sqlite3.IntegrityError)):
        all_holds()
