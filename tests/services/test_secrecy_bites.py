"""S10: each way of breaking the secret that somebody might build again makes a promise fail."""

import logging
from collections.abc import Awaitable, Callable
from typing import Any

import pytest

from bot.domain.ballots import Ballot, pack_ballot
from bot.domain.letters import NewLetter
from bot.domain.polls import PollId
from bot.services.polls import answering
from bot.services.polls.telling import TURNOUT
from storage import polls as votes
from storage.keys import Keys
from storage.letters import write_letter
from storage.polls import put_ballot
from storage.store import Transaction
from tests.services import secrecy
from tests.services.polling_place import GUILD, NOON, NOTICES, IdealKeys
from tests.services.secrecy import Cast

Patch = pytest.MonkeyPatch

ANSWERS = [Cast(person, person % 3, 1 + person) for person in range(9)]
OTHERS = [Cast(person + 3, person % 3, 1 + person) for person in range(9)]
BACKWARDS = [Cast(cast.person, cast.choice, 2) for cast in reversed(ANSWERS)]
TWICE = [*ANSWERS, Cast(4, 1)]


def notes_beside(patch: Patch, table: str, note: str) -> None:
    """Have every cast also write a row of its own."""

    def put(tx: Transaction, poll_id: PollId, tag: bytes, sealed: bytes) -> None:
        tx.sql.exec_driver_sql(table)
        tx.sql.exec_driver_sql(note, (tag,))
        put_ballot(tx, poll_id, tag, sealed)

    patch.setattr(votes, "put_ballot", put)


def a_row_id(patch: Patch) -> None:
    notes_beside(patch, "CREATE TABLE IF NOT EXISTS seen (tag BLOB UNIQUE)", "INSERT OR IGNORE INTO seen VALUES (?)")


def a_counter_of_changes(patch: Patch) -> None:
    notes_beside(
        patch,
        "CREATE TABLE IF NOT EXISTS times (tag BLOB PRIMARY KEY, n INT) WITHOUT ROWID",
        "INSERT INTO times VALUES (?, 1) ON CONFLICT DO UPDATE SET n = n + 1",
    )


def a_time(patch: Patch) -> None:
    cast = answering.cast_ballot

    def put(tx: Transaction, *args: Any, now: Any) -> object:
        tx.sql.exec_driver_sql("CREATE TABLE IF NOT EXISTS times (person INT PRIMARY KEY, at INT) WITHOUT ROWID")
        tx.sql.exec_driver_sql("REPLACE INTO times VALUES (?, ?)", (args[0].person, int(now.timestamp())))
        return cast(tx, *args, now=now)

    patch.setattr("bot.services.polls.cast_ballot", put)


def a_plain_choice(patch: Patch) -> None:
    def seal(keys: IdealKeys, public_key: bytes, plaintext: bytes) -> bytes:
        keys.within[plaintext] = plaintext
        return plaintext

    patch.setattr(IdealKeys, "seal", seal)


def a_size_that_tells(patch: Patch) -> None:
    patch.setattr(answering, "pack_ballot", lambda ballot: b"\1" * (1 + ballot.choice))


def a_choice_in_the_log(patch: Patch) -> None:
    def pack(ballot: Ballot) -> bytes:
        logging.getLogger("polls").debug("packing %s", ballot)
        return pack_ballot(ballot)

    patch.setattr(answering, "pack_ballot", pack)


def who_voted(patch: Patch) -> None:
    notes_beside(
        patch,
        "CREATE TABLE IF NOT EXISTS voters (tag BLOB PRIMARY KEY) WITHOUT ROWID",
        "INSERT OR IGNORE INTO voters VALUES (?)",
    )


def ballots_kept(patch: Patch) -> None:
    patch.setattr(votes, "remove_ballots", lambda tx, poll_id: None)


def files_not_rewritten(patch: Patch) -> None:
    patch.setattr(Transaction, "rewrite", lambda tx: None)


def files_not_rewritten_at_the_start(patch: Patch) -> None:
    patch.setattr("bot.services.starting.destroy_stray_keys", lambda tx: 0)


def a_key_left_behind(patch: Patch) -> None:
    patch.setattr(Keys, "destroy", lambda keys, poll: None)


def a_letter_for_each_vote(patch: Patch) -> None:
    def put(tx: Transaction, poll_id: PollId, tag: bytes, sealed: bytes) -> None:
        key = f"poll_turnout:{poll_id}:{tag.hex()}"
        write_letter(tx, NewLetter(TURNOUT, key, GUILD, NOTICES, None, poll_id, NOON, NOON))
        put_ballot(tx, poll_id, tag, sealed)

    patch.setattr(votes, "put_ballot", put)


def a_first_answer_that_stays(patch: Patch) -> None:
    def put(tx: Transaction, poll_id: PollId, tag: bytes, sealed: bytes) -> None:
        tx.sql.exec_driver_sql("INSERT OR IGNORE INTO ballots VALUES (?, ?, ?)", (poll_id, tag, sealed))

    patch.setattr(votes, "put_ballot", put)


async def s1() -> None:
    await secrecy.choices_leave_no_trace_while_open(TWICE, [0] * 10)


async def s2() -> None:
    await secrecy.choices_may_change_hands(ANSWERS, [Cast(8 - c.person, c.choice, 9 - c.person) for c in ANSWERS])


async def s3() -> None:
    await secrecy.nobody_can_tell_who_voted(ANSWERS, OTHERS)


async def s3_over_restarts() -> None:
    await secrecy.restarts_do_not_show_who_voted(1, 4)


async def s4() -> None:
    await secrecy.the_box_knows_no_order(ANSWERS, [Cast(3, 1), *BACKWARDS])


BREAKS: list[tuple[Callable[[Patch], None], Callable[[], Awaitable[None]]]] = [
    (a_row_id, s4),
    (a_counter_of_changes, s4),
    (a_time, s4),
    (a_plain_choice, s1),
    (a_size_that_tells, s1),
    (a_choice_in_the_log, s1),
    (who_voted, s3),
    (files_not_rewritten, s3),
    (files_not_rewritten_at_the_start, s3_over_restarts),
    (ballots_kept, s3),
    (a_key_left_behind, s2),
    (a_letter_for_each_vote, s3),
    (a_first_answer_that_stays, s4),
]


@pytest.mark.parametrize("promise", [s1, s2, s3, s4])
async def test_as_it_is_built_every_promise_holds(promise: Callable[[], Awaitable[None]]) -> None:
    await promise()


@pytest.mark.parametrize(("mistake", "promise"), BREAKS, ids=lambda one: one.__name__)
async def test_a_mistake_is_noticed(
    mistake: Callable[[Patch], None], promise: Callable[[], Awaitable[None]], monkeypatch: Patch
) -> None:
    mistake(monkeypatch)
    with pytest.raises(AssertionError):
        await promise()
