"""Votes from before there was more than one kind of them: drafted, open and ended, they go on as what they were."""

import sqlite3
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.domain.people import Actor, GuildId, PersonId, RoleGroup
from bot.domain.poll_outcomes import OutcomeKind
from bot.domain.polls import PollId, PollKind
from bot.features import add_nouns
from bot.services import polls
from storage.keys import Keys
from storage.store import Store
from tests.storage.earlier_version import ask, change, left_by, opened_once

GROUPS = ("worker", "manager")
CODES = {"worker": 1, "manager": 2}
OPEN, ENDED, DRAFT = (PollId(one * 32) for one in "abc")
OPENED, NOW, CLOSES = (int(datetime(2026, 2, day, 12, tzinfo=UTC).timestamp() * 1_000_000) for day in (20, 21, 22))


def vote(poll: str, *, split: int = 0, asked: int = 20, key: bytes = b"\0") -> tuple[str, ...]:
    """Return how version 0032 drafted a vote and opened it for this many people."""
    columns = "id, guild, author, state, question, options, next_step, sensitivity, audience, drafted_at, closes_at,"
    return (
        (
            f"INSERT INTO polls ({columns} extended, turnout, split) VALUES ('{poll}', 1, 2, 'draft', 'Which?',"
            f" 'Film\nCard', 'Session 4', 'ordinary', '', {OPENED}, {CLOSES}, 0, 'none', {split})"
        ),
        *(
            f"INSERT INTO electorates VALUES ('{poll}', {100 + number}, '{GROUPS[number % 2]}')"
            for number in range(asked)
        ),
        (
            f"UPDATE polls SET state = 'open', opened_at = {OPENED}, turnout_due = {CLOSES}, channel = 9,"
            f" asked = {asked}, public_key = x'{key.hex()}' WHERE id = '{poll}'"
        ),
    )


def ballots(keys: Keys, key: bytes, chosen: Sequence[int]) -> list[str]:
    """Return how that version put these choices in the box: one place of an option, and the group it came from."""
    cast = []
    for number, option in enumerate(chosen):
        sealed = keys.seal(key, bytes((1, option, CODES[GROUPS[number % 2]])).ljust(32, b"\0"))
        tag = keys.tag(OPEN, PersonId(100 + number))
        cast.append(f"INSERT INTO ballots VALUES ('{OPEN}', x'{tag.hex()}', x'{sealed.hex()}')")
    return cast


async def test_ballots_cast_before_are_counted_after_with_those_that_come_and_change(tmp_path: Path) -> None:
    (tmp_path / "keys").mkdir(mode=0o700)
    keys = Keys(tmp_path / "keys")
    key = keys.make(OPEN)
    left_by("0032", tmp_path / "data", *vote(OPEN, split=1, key=key), *ballots(keys, key, [0, 0, 0, 1, 1, 1, 0, 1]))
    store = await Store.open(tmp_path / "data", keys)
    add_nouns(store.nouns)
    try:
        now, closes_at = (datetime.fromtimestamp(one / 1_000_000, UTC) for one in (NOW, CLOSES))
        first, ninth = (Actor(PersonId(person), GuildId(1)) for person in (100, 108))
        for actor in (first, ninth):  # one changes what they had answered
            await store.run(polls.cast_ballot, actor, OPEN, {1}, now=now)
        await store.run(polls.end_poll, OPEN, now=closes_at)
        outcome = await store.run(polls.outcome_of, OPEN)
    finally:
        await store.close()
    assert (outcome.kind, outcome.answers, outcome.counts) == (OutcomeKind.COUNTS, 9, (3, 6))
    assert [(one.pool, one.answers, one.counts) for one in outcome.pools] == [
        ((RoleGroup.WORKER,), 5, (2, 3)),
        ((RoleGroup.MANAGER,), 4, (1, 3)),
    ]
    assert outcome.poll.kind is PollKind.SINGLE


async def test_what_stood_about_each_group_stands_and_old_votes_are_single_choices(tmp_path: Path) -> None:
    counts = (("", 0, 9), ("", 1, 6), ("manager", 0, 0), ("manager", 1, 6), ("worker", 0, 9), ("worker", 1, 0))
    database = left_by(
        "0032",
        tmp_path / "data",
        *vote(DRAFT)[:1],
        *vote(ENDED, split=1),
        *(f"INSERT INTO poll_counts VALUES ('{ENDED}', '{pool}', {option}, {n})" for pool, option, n in counts),
        f"UPDATE polls SET state = 'closed', ended_at = {CLOSES}, result = 'counts', answers = 15 WHERE state = 'open'",
    )
    await opened_once(tmp_path)
    how = "kind, most, percent, quorum, next_within, again, suggestion, shortened, apart"
    assert ask(database, f"SELECT DISTINCT {how} FROM polls") == [("single", 1, None, 0, 14, None, None, 0, "")]
    assert ask(database, "SELECT id, state, options, next_step FROM polls ORDER BY id") == [
        (ENDED, "closed", "Film\nCard", "Session 4"),
        (DRAFT, "draft", "Film\nCard", "Session 4"),
    ]
    assert ask(database, "SELECT pool, option, answers FROM poll_counts ORDER BY 1, 2") == list(counts)
    assert ask(database, "SELECT * FROM pool_outcomes ORDER BY pool") == [
        (ENDED, "manager", 6, None),
        (ENDED, "worker", 9, None),
    ]
    for table in ("next_steps", "written_answers", "ballot_drafts"):
        assert ask(database, f"SELECT * FROM {table}") == []


async def test_what_was_owed_before_is_owed_still_and_can_be_told_once(tmp_path: Path) -> None:
    ended = vote(ENDED)
    kinds = ("(id, kind, most, quorum, next_within, shortened,", f"('{ENDED}', 'single', 1, 0, 14, 0,")
    database = left_by(
        "0033",
        tmp_path / "data",
        ended[0].replace("(id,", kinds[0]).replace(f"('{ENDED}',", kinds[1]),
        *ended[1:],
        f"UPDATE polls SET state = 'closed', ended_at = {CLOSES}, result = 'counts', answers = 15",
        f"INSERT INTO next_steps VALUES ('{ENDED}', {CLOSES}, NULL, '')",
    )
    await opened_once(tmp_path)
    change(database, f"UPDATE next_steps SET told_at = {CLOSES}, words = 'We filmed it.'")
    for otherwise in ("words = 'We did not.'", "due = 7", "told_at = NULL, words = ''"):
        with pytest.raises(sqlite3.IntegrityError, match="told once"):
            change(database, f"UPDATE next_steps SET {otherwise}")
    assert ask(database, "SELECT * FROM next_steps") == [(ENDED, CLOSES, CLOSES, "We filmed it.")]
