"""What the database itself refuses about votes, whatever a programme above it asks."""

import random
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import sqlalchemy as sa

from bot.domain.decision_rules import DecisionRule
from bot.domain.people import NOBODY
from bot.domain.poll_words import PollWords
from bot.domain.polls import PollKind, Sensitivity
from storage.polls import TRIGGERS
from storage.polls.tables import polls
from storage.store import Transaction
from tests.services.polling_place import NOON, PollingPlace, polling_place


@pytest.fixture
async def place(tmp_path: Path) -> AsyncIterator[PollingPlace]:
    async with polling_place(tmp_path) as place:
        await place.opens_poll()
        for person in range(6):
            await place.votes(person, person % 2)
        yield place


async def tried(place: PollingPlace, statement: str) -> None:
    def change(tx: Transaction) -> None:
        tx.sql.exec_driver_sql(statement)

    await place.store.run(change)


FROZEN = {
    "question": "'Another one?'",
    "options": "'a' || char(10) || 'b'",
    "next_step": "'Nothing'",
    "sensitivity": "'sensitive'",
    "audience": "'worker'",
    "author": "1",
    "guild": "1",
    "opened_at": "opened_at - 1",
    "public_key": "zeroblob(32)",
    "split": "1",
    "asked": "11",
    "channel": "1",
    "state": "'draft'",
    "extended": "1",
    "closes_at": "closes_at + 1",
}
MOVES = frozenset(
    ("state", "closes_at", "extended", "shortened", "turnout", "turnout_due", "ended_at", "result", "answers")
)
REFUSED = [
    *(f"UPDATE polls SET {column} = {value}" for column, value in FROZEN.items()),
    "UPDATE polls SET closes_at = closes_at - 1, extended = 1",
    "UPDATE polls SET author = 0, question = 'Another one?'",
    "UPDATE polls SET author = 0, state = 'draft'",
    "UPDATE polls SET author = -1",
    "DELETE FROM polls",
    "DELETE FROM electorates",
    "UPDATE electorates SET role_group = 'manager'",
    "UPDATE electorates SET person = person + 1",
    "UPDATE electorates SET person = -person, role_group = 'manager'",
    "INSERT INTO electorates SELECT id, 1, 'worker' FROM polls",
    "UPDATE ballots SET tag = zeroblob(16)",
    "UPDATE ballots SET sealed = zeroblob(3)",
    "INSERT INTO ballots VALUES ('unknown', zeroblob(16), zeroblob(80))",
    "INSERT INTO ballots SELECT id, zeroblob(15), zeroblob(80) FROM polls",
]
REFUSED_AFTER_THE_CLOSE = [
    "UPDATE polls SET state = 'open', result = NULL, answers = NULL",
    "UPDATE polls SET answers = 7",
    "UPDATE polls SET author = 0, answers = 7",
    "UPDATE polls SET author = 1",
    "UPDATE polls SET turnout = 'none'",
    "UPDATE poll_counts SET answers = 7",
    "INSERT INTO poll_counts SELECT id, 'manager', 0, 1 FROM polls",
    "INSERT INTO ballots SELECT id, zeroblob(16), zeroblob(80) FROM polls",
]


@pytest.mark.parametrize("statement", REFUSED)
async def test_while_a_vote_is_open_the_database_refuses(place: PollingPlace, statement: str) -> None:
    before = await place.rows("polls"), await place.rows("electorates"), await place.rows("ballots")
    with pytest.raises(sa.exc.IntegrityError):
        await tried(place, statement)
    assert before == (await place.rows("polls"), await place.rows("electorates"), await place.rows("ballots"))


async def test_nothing_that_a_decision_was_opened_with_changes_its_rule_least_of_all(place: PollingPlace) -> None:
    rule = DecisionRule(67, 50)
    await place.opens_poll(words=PollWords("Ready?", ("Yes", "No"), kind=PollKind.DECISION, rule=rule))
    before = await place.rows("polls")
    others = [
        f"{column.name} = CASE WHEN {column.name} IS NULL THEN 'x' ELSE {column.name} || 'x' END"
        for column in polls.columns
        if column.name not in MOVES
    ]
    for changed in ("percent = 50", "quorum = 0", "percent = NULL", *others):
        with pytest.raises(sa.exc.IntegrityError, match="frozen"):
            await tried(place, f"UPDATE polls SET {changed} WHERE kind = 'decision'")
    assert await place.rows("polls") == before


@pytest.mark.parametrize("statement", REFUSED_AFTER_THE_CLOSE)
async def test_after_the_close_the_database_refuses(place: PollingPlace, statement: str) -> None:
    await place.closes()
    with pytest.raises(sa.exc.IntegrityError):
        await tried(place, statement)


async def test_somebody_may_be_forgotten_and_nothing_else_moves(place: PollingPlace) -> None:
    for ending in (False, True):
        if ending:
            await place.closes()
        before = await place.rows("polls", "id, question, state, result, answers")
        await tried(place, f"UPDATE polls SET author = {NOBODY}")
        if not ending:
            await tried(place, "UPDATE electorates SET person = -person WHERE person > 0")
            with pytest.raises(sa.exc.IntegrityError):
                await tried(place, "UPDATE electorates SET person = -person")  # nobody is ever put back
        assert await place.rows("polls", "id, question, state, result, answers") == before


@pytest.mark.parametrize(
    "columns",
    [
        "result = 'too_few', answers = 5",
        "result = 'counts', answers = 4",
        "result = 'blurred', answers = 9",
        "result = NULL",
    ],
)
async def test_a_result_that_says_too_much_cannot_be_kept(place: PollingPlace, columns: str) -> None:
    with pytest.raises(sa.exc.IntegrityError):
        await tried(place, f"UPDATE polls SET state = 'closed', ended_at = 1, {columns}")


async def test_exact_numbers_of_a_sensitive_vote_cannot_be_kept(place: PollingPlace) -> None:
    await place.opens_poll(sensitivity=Sensitivity.SENSITIVE)
    exact = "UPDATE polls SET state = 'closed', ended_at = 1, result = 'counts', answers = 9"
    with pytest.raises(sa.exc.IntegrityError, match="blurred"):
        await tried(place, f"{exact} WHERE sensitivity = 'sensitive'")


async def test_a_sensitive_vote_that_is_split_cannot_be_opened(place: PollingPlace) -> None:
    names = "id, guild, author, state, question, options, next_step, sensitivity, audience, drafted_at, closes_at"
    row = f"'{random.Random(1).randbytes(16).hex()}', 1, 1, 'draft', 'q', 'a', '', 'sensitive', '', 1, 1"
    form = "extended, turnout, split, kind, most, quorum, next_within, shortened"
    await tried(place, f"INSERT INTO polls ({names}, {form}) VALUES ({row}, 0, 'none', 1, 'single', 1, 0, 14, 0)")
    with pytest.raises(sa.exc.IntegrityError):
        await tried(place, "UPDATE polls SET state = 'open', public_key = 'k', asked = 9 WHERE state = 'draft'")


async def test_every_guard_is_in_the_migrated_database(place: PollingPlace) -> None:
    kept = {row[0] for row in await place.rows("sqlite_master WHERE type = 'trigger'", "sql")}
    assert kept >= set(TRIGGERS)
    assert place.now == NOON
