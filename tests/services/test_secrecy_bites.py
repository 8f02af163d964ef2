"""S10: each way of breaking the secret that somebody might build again makes a promise fail."""

import logging
from collections.abc import Callable
from typing import Any

import pytest

from bot.domain.ballots import Ballot, pack_ballot
from bot.domain.letters import NewLetter
from bot.domain.polls import PollId, PollKind
from bot.services.polls import answering
from bot.services.polls.cards import TURNOUT
from storage import polls
from storage.keys import Keys
from storage.letters import write_letter
from storage.polls import put_ballot
from storage.store import Transaction
from tests.services import histories
from tests.services.polling_place import GUILD, NOON, NOTICES, IdealKeys
from tests.services.promise import Promise, by_each_seed, unnoticed

Patch = pytest.MonkeyPatch
SINGLE = histories.of(PollKind.SINGLE)


def notes_beside(patch: Patch, table: str, note: str) -> None:
    """Have every cast also write a row of its own."""

    def put(tx: Transaction, poll_id: PollId, tag: bytes, sealed: bytes) -> None:
        tx.sql.exec_driver_sql(table)
        tx.sql.exec_driver_sql(note, (tag,))
        put_ballot(tx, poll_id, tag, sealed)

    patch.setattr(polls, "put_ballot", put)


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
    patch.setattr(answering, "pack_ballot", lambda ballot: b"\1" * (1 + min(ballot.chosen)))


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
    patch.setattr(polls, "remove_ballots", lambda tx, poll_id: None)


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

    patch.setattr(polls, "put_ballot", put)


def a_first_answer_that_stays(patch: Patch) -> None:
    def put(tx: Transaction, poll_id: PollId, tag: bytes, sealed: bytes) -> None:
        tx.sql.exec_driver_sql("INSERT OR IGNORE INTO ballots VALUES (?, ?, ?)", (poll_id, tag, sealed))

    patch.setattr(polls, "put_ballot", put)


BREAKS: list[tuple[Callable[[Patch], None], Promise]] = [
    (a_row_id, SINGLE.orders),
    (a_counter_of_changes, SINGLE.orders),
    (a_time, SINGLE.orders),
    (a_plain_choice, SINGLE.choices),
    (a_size_that_tells, SINGLE.choices),
    (a_choice_in_the_log, SINGLE.choices),
    (who_voted, SINGLE.voters),
    (files_not_rewritten, SINGLE.voters),
    (files_not_rewritten_at_the_start, SINGLE.restarts),
    (ballots_kept, SINGLE.voters),
    (a_key_left_behind, SINGLE.hands),
    (a_letter_for_each_vote, SINGLE.voters),
    (a_first_answer_that_stays, SINGLE.orders),
]


@by_each_seed
@pytest.mark.parametrize(("mistake", "promise"), BREAKS, ids=[mistake.__name__ for mistake, _ in BREAKS])
def test_a_mistake_is_noticed_by_every_seed(
    mistake: Callable[[Patch], None], promise: Promise, seeds: int, monkeypatch: Patch
) -> None:
    mistake(monkeypatch)
    assert unnoticed(promise, seeds) == []
