import asyncio
import logging
import shutil
import sqlite3
import tempfile
from collections.abc import AsyncIterator
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from storage.refusals import Closed, StoreRefusal
from storage.store import Store, Transaction
from storage.store.group import WAL_SIZE
from tests.databases import open_store
from tests.rehearsal.house import eventually
from tests.storage.notes import Refused, make_notes, names, refuse_after_writing, write_note


@pytest.fixture
async def store(tmp_path: Path) -> AsyncIterator[Store]:
    opened = await open_store(tmp_path)
    await opened.run(make_notes)
    yield opened
    await opened.close()


def seen_from_outside(directory: Path) -> list[str]:
    with closing(sqlite3.connect(directory / "data" / "kitchen-table.db")) as outside:
        return [name for (name,) in outside.execute("SELECT name FROM tried_notes ORDER BY position")]


async def test_an_answer_means_that_it_is_on_disk(store: Store, tmp_path: Path) -> None:
    assert await store.run(write_note, "first", words="hello") == "first"
    assert seen_from_outside(tmp_path) == ["first"]


async def test_a_refusal_undoes_only_its_own_call(store: Store) -> None:
    outcomes = await asyncio.gather(
        store.run(write_note, "before"),
        store.run(refuse_after_writing, "refused"),
        store.run(write_note, "after"),
        return_exceptions=True,
    )
    assert [outcomes[0], type(outcomes[1]), outcomes[2]] == ["before", Refused, "after"]
    assert await store.run(names) == ["before", "after"]


async def test_any_error_of_a_service_reaches_its_caller_and_nobody_else(store: Store) -> None:
    errors = (StopIteration(), KeyError("x"), MemoryError(), TimeoutError(), RecursionError())

    def fail(_tx: Transaction, error: Exception) -> None:
        raise error

    outcomes = await asyncio.gather(*(store.run(fail, error) for error in errors), return_exceptions=True)
    assert [type(outcome) for outcome in outcomes] == [RuntimeError, *(type(error) for error in errors[1:])]
    assert await store.run(write_note, "still here") == "still here"


async def test_a_broken_promise_of_the_schema_undoes_only_its_own_call(store: Store) -> None:
    outcomes = await asyncio.gather(*(store.run(write_note, name) for name in "aba"), return_exceptions=True)
    assert outcomes[:2] == ["a", "b"]
    assert "UNIQUE" in str(outcomes[2])
    assert await store.run(names) == ["a", "b"]


async def test_calls_that_wait_together_share_one_commit(tmp_path: Path) -> None:
    failpoints: list[str] = []
    store = await open_store(tmp_path, failpoint=failpoints.append)
    await store.run(make_notes)
    failpoints.clear()
    await asyncio.gather(*(store.run(write_note, str(n)) for n in range(77)))
    await store.close()
    assert failpoints == ["store.called"] * 77 + ["store.committing", "store.committed", "store.answered"]


@settings(max_examples=25)
@given(st.lists(st.tuples(st.booleans(), st.booleans()), max_size=30))
async def test_order_is_kept_whoever_is_refused_or_gives_up(plan: list[tuple[bool, bool]]) -> None:
    with tempfile.TemporaryDirectory() as directory:
        store = await open_store(Path(directory))
        await store.run(make_notes)
        calls = []
        for number, (refused, pause) in enumerate(plan):
            service = refuse_after_writing if refused else write_note
            calls.append(asyncio.ensure_future(store.run(service, str(number))))
            if pause:
                await asyncio.sleep(0)
        await asyncio.gather(*calls, return_exceptions=True)
        kept = await store.run(names)
        await store.close()
    assert kept == [str(number) for number, (refused, _) in enumerate(plan) if not refused]


async def test_a_caller_that_gives_up_changes_nothing_for_anybody(store: Store) -> None:
    calls = [asyncio.ensure_future(store.run(write_note, name)) for name in "abc"]
    await asyncio.sleep(0)
    calls[1].cancel()
    outcomes = await asyncio.gather(*calls, return_exceptions=True)
    assert [outcomes[0], type(outcomes[1]), outcomes[2]] == ["a", asyncio.CancelledError, "c"]
    assert await store.run(names) == ["a", "b", "c"]


async def test_reading_costs_no_commit(store: Store, tmp_path: Path) -> None:
    await store.run(write_note, "first")
    log = tmp_path / "data" / "kitchen-table.db-wal"
    before = log.stat().st_size, log.stat().st_mtime_ns
    assert await store.run(names) == ["first"]
    assert (log.stat().st_size, log.stat().st_mtime_ns) == before


async def test_acts_come_after_the_commit_and_before_the_answer(store: Store, tmp_path: Path) -> None:
    found: list[list[str]] = []

    def write_and_look(tx: Transaction) -> None:
        tx.after_commit(lambda: found.append(seen_from_outside(tmp_path)))
        write_note(tx, "first")

    await store.run(write_and_look)
    assert found == [["first"]]


async def test_acts_of_a_group_happen_in_the_order_of_its_calls(store: Store) -> None:
    happened: list[int] = []

    def act(tx: Transaction, number: int) -> None:
        tx.after_commit(lambda: happened.append(number))

    await asyncio.gather(*(store.run(act, number) for number in range(9)))
    assert happened == list(range(9))


async def test_an_act_of_a_refused_call_never_happens(store: Store) -> None:
    happened: list[str] = []

    def act_then_refuse(tx: Transaction) -> None:
        tx.after_commit(lambda: happened.append("act"))
        raise Refused

    with pytest.raises(Refused):
        await store.run(act_then_refuse)
    assert happened == []


async def test_a_failing_act_is_logged_without_content_and_undoes_nothing(
    store: Store, caplog: pytest.LogCaptureFixture
) -> None:
    def fail() -> None:
        raise ValueError("words that somebody wrote")

    def write_and_fail_later(tx: Transaction) -> str:
        tx.after_commit(fail)
        return write_note(tx, "kept")

    assert await store.run(write_and_fail_later) == "kept"
    assert await store.run(names) == ["kept"]
    assert "ValueError" in caplog.text
    assert "somebody wrote" not in caplog.text


async def test_nothing_people_write_reaches_the_log(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    store = await open_store(tmp_path)
    await store.run(make_notes)
    await store.run(write_note, "canary-name", "canary-words")
    with pytest.raises(Exception, match="UNIQUE") as broken:
        await store.run(write_note, "canary-name", "canary-words")
    await store.run(names)
    await store.close()
    assert "canary" not in caplog.text + str(broken.value)


async def test_what_was_deleted_is_in_no_file_after_a_rewrite(store: Store, tmp_path: Path) -> None:
    def delete(tx: Transaction) -> None:
        tx.sql.exec_driver_sql("DELETE FROM tried_notes")
        tx.rewrite()

    await asyncio.gather(*(store.run(write_note, f"secret-{n}", "secret " * 200) for n in range(30)))
    await store.run(delete)
    files = list((tmp_path / "data").iterdir())
    assert (tmp_path / "data" / "kitchen-table.db-wal").stat().st_size == 0
    assert [file.name for file in files if b"secret" in file.read_bytes()] == []


async def test_a_rewrite_that_a_reader_holds_up_is_made_good_by_the_next_commit(store: Store, tmp_path: Path) -> None:
    await store.run(write_note, "first")
    with closing(sqlite3.connect(tmp_path / "data" / "kitchen-table.db", isolation_level=None)) as reader:
        reader.execute("BEGIN")
        reader.execute("SELECT * FROM tried_notes").fetchall()
        await store.run(Transaction.rewrite)
        assert (tmp_path / "data" / "kitchen-table.db-wal").stat().st_size > 0
    await store.run(names)
    assert (tmp_path / "data" / "kitchen-table.db-wal").stat().st_size == 0


async def test_the_log_is_given_room_when_nobody_waits_and_what_is_kept_in_it_outlives_a_stop(tmp_path: Path) -> None:
    store = await open_store(tmp_path)
    await store.run(make_notes)
    await store.run(write_note, "kept")
    log = tmp_path / "data" / "kitchen-table.db-wal"
    assert await eventually(lambda: log.stat().st_size == WAL_SIZE or None)
    stopped = tmp_path / "stopped" / "data"
    shutil.copytree(tmp_path / "data", stopped)
    with closing(sqlite3.connect(stopped / "kitchen-table.db")) as after:
        assert after.execute("SELECT name FROM tried_notes").fetchall() == [("kept",)]
        assert after.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    await store.close()


async def test_references_are_32_hexadecimal_characters_and_differ(store: Store) -> None:
    made = {await store.run(Transaction.new_reference) for _ in range(20)}
    assert len(made) == 20
    assert all(len(reference) == 32 and int(reference, 16) >= 0 for reference in made)


async def test_closing_finishes_what_waits_and_takes_nothing_more(tmp_path: Path) -> None:
    store = await open_store(tmp_path)
    await store.run(make_notes)
    calls = [asyncio.ensure_future(store.run(write_note, str(n))) for n in range(5)]
    await asyncio.sleep(0)
    await asyncio.gather(store.close(), store.close())
    assert await asyncio.gather(*calls) == ["0", "1", "2", "3", "4"]
    with pytest.raises(Closed):
        await store.run(names)
    await store.close()
    assert issubclass(Closed, StoreRefusal)


async def test_a_close_right_after_a_rewrite_leaves_nothing_but_the_database(tmp_path: Path) -> None:
    store = await open_store(tmp_path)
    await store.run(Transaction.rewrite)
    await store.close()
    left = {path.name for path in (tmp_path / "data").iterdir()}
    assert not {name for name in left if name.endswith(("-wal", "-shm"))}


async def test_a_close_that_nobody_waits_for_still_lets_go_of_the_data(tmp_path: Path) -> None:
    store = await open_store(tmp_path)
    closing_store = asyncio.ensure_future(store.close())
    await asyncio.sleep(0)
    closing_store.cancel()
    await store.close()
    await (await open_store(tmp_path)).close()
