import asyncio
import os
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from storage.refusals import Unreadable
from storage.store import Transaction
from tests.databases import open_store
from tests.storage.notes import (
    Stopped,
    make_notes,
    names,
    names_after_reopening,
    outcome_of,
    refuse_after_writing,
    write_note,
)

STEPS = ["note.written", "store.called", "store.committing", "store.committed", "store.rewritten", "store.answered"]


def write_and_step(tx: Transaction, name: str) -> str:
    write_note(tx, name)
    tx.failpoint("note.written")
    tx.rewrite()
    return name


def stop_at(place: str, after: int = 0) -> Callable[[str], None]:
    """Make a failpoint that kills the programme at its nth visit to a place; nothing may come after it."""
    visits = 0

    def failpoint(name: str) -> None:
        nonlocal visits
        assert visits <= after, "something ran after the programme was killed"
        if name == place:
            visits += 1
            if visits > after:
                raise Stopped(place)

    return failpoint


@pytest.mark.parametrize("place", STEPS)
async def test_a_stop_anywhere_keeps_all_that_was_answered_and_never_half_of_a_group(
    tmp_path: Path, place: str
) -> None:
    store = await open_store(tmp_path)
    await store.run(make_notes)
    await store.close()
    store = await open_store(tmp_path, failpoint=stop_at(place))
    calls = [asyncio.ensure_future(store.run(write_and_step, name)) for name in "abc"]
    outcomes = [await outcome_of(call) for call in calls]
    with pytest.raises(Stopped):
        await store.run(names)
    await store.close()

    kept = await names_after_reopening(tmp_path)
    answered = [outcome for outcome in outcomes if isinstance(outcome, str)]
    assert set(answered) <= set(kept)
    assert kept in ([], ["a", "b", "c"])
    assert bool(kept) == (place in {"store.committed", "store.rewritten", "store.answered"})


async def test_a_rewrite_that_a_stop_prevented_is_made_good_at_the_next_start(tmp_path: Path) -> None:
    store = await open_store(tmp_path)
    await store.run(make_notes)
    await store.close()
    store = await open_store(tmp_path, failpoint=stop_at("store.committed"))
    await outcome_of(asyncio.ensure_future(store.run(write_and_step, "a")))
    await store.close()

    failpoints: list[str] = []
    store = await open_store(tmp_path, failpoint=failpoints.append)
    owed = await store.run(lambda tx: tx.sql.exec_driver_sql("PRAGMA user_version").scalar())
    await store.close()
    assert failpoints[0] == "store.rewritten"
    assert owed == 0


async def test_an_error_that_ends_the_transaction_runs_each_call_again_alone(tmp_path: Path) -> None:
    failures = 1

    def fail_once(name: str) -> None:
        nonlocal failures
        if name == "store.committing" and failures:
            failures -= 1
            raise sqlite3.OperationalError("disk I/O error")

    failures = 0
    store = await open_store(tmp_path, failpoint=fail_once)
    await store.run(make_notes)
    failures = 1
    acts: list[str] = []

    def write_and_act(tx: Transaction, name: str) -> str:
        tx.after_commit(lambda: acts.append(name))
        return write_note(tx, name)

    outcomes = await asyncio.gather(
        store.run(write_and_act, "a"),
        store.run(refuse_after_writing, "b"),
        store.run(write_and_act, "c"),
        return_exceptions=True,
    )
    assert (outcomes[0], type(outcomes[1]).__name__, outcomes[2]) == ("a", "Refused", "c")
    assert await store.run(names) == acts == ["a", "c"]
    await store.close()


async def test_an_error_that_ends_the_transaction_in_a_call_alone_refuses_that_call_only(tmp_path: Path) -> None:
    def break_the_disk(tx: Transaction) -> None:
        tx.sql.exec_driver_sql("ROLLBACK")  # as SQLite does by itself when a write fails
        error = sqlite3.OperationalError("disk I/O error")
        error.sqlite_errorcode = sqlite3.SQLITE_IOERR
        raise error

    store = await open_store(tmp_path)
    await store.run(make_notes)
    outcomes = await asyncio.gather(
        store.run(write_note, "a"), store.run(break_the_disk), store.run(write_note, "b"), return_exceptions=True
    )
    assert (outcomes[0], type(outcomes[1]), outcomes[2]) == ("a", Unreadable, "b")
    assert await store.run(names) == ["a", "b"]
    await store.close()


KILLED = """
import asyncio, sys
from pathlib import Path
from tests.databases import open_store
from tests.storage.notes import make_notes, write_note

async def one(store, name):
    print(await store.run(write_note, name), flush=True)

async def main():
    store = await open_store(Path(sys.argv[1]))
    await store.run(make_notes)
    number = 0
    while True:
        await asyncio.gather(*(one(store, str(number + n)) for n in range(20)))
        number += 20

asyncio.run(main())
"""


@pytest.mark.parametrize("answers", [1, 57, 150])
async def test_a_killed_programme_has_kept_all_that_it_answered(tmp_path: Path, answers: int) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", KILLED, str(tmp_path)], stdout=subprocess.PIPE, text=True, env={**os.environ}
    ) as programme:
        assert programme.stdout is not None
        answered = [programme.stdout.readline().strip() for _ in range(answers)]
        programme.send_signal(signal.SIGKILL)
        answered += [line.strip() for line in programme.stdout if line.endswith("\n")]
    kept = await names_after_reopening(tmp_path)
    assert set(answered) <= set(kept)
    assert kept == [str(number) for number in range(len(kept))]
    assert len(kept) % 20 == 0
