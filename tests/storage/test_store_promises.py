import asyncio
import sqlite3
import tempfile
from dataclasses import dataclass
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.databases import open_store
from tests.storage.notes import (
    Stopped,
    make_notes,
    names_after_reopening,
    refuse_after_writing,
    write_note,
)

FAULTS = ("store.called", "store.committing")
STOPS = (*FAULTS, "store.committed", "store.answered")


@dataclass(frozen=True)
class Press:
    """One call: whether its service refuses, its caller gives up, and others come only after a turn of the loop."""

    refuses: bool
    gives_up: bool
    then_waits: bool


@dataclass
class Weather:
    """Fails the transaction at some visits of some failpoints, and may kill the programme at one."""

    faults: frozenset[tuple[str, int]]
    stop: tuple[str, int] | None
    visits: dict[str, int]
    calm: bool = True

    def failpoint(self, name: str) -> None:
        if self.calm:
            return
        visit = name, self.visits.get(name, 0)
        self.visits[name] = visit[1] + 1
        if visit == self.stop:
            raise Stopped(name)
        if visit in self.faults:
            error = sqlite3.OperationalError("disk I/O error")
            error.sqlite_errorcode = sqlite3.SQLITE_IOERR
            raise error


presses = st.lists(st.builds(Press, st.booleans(), st.booleans(), st.booleans()), max_size=20)
visits = st.integers(0, 12)
faulty = st.frozensets(st.tuples(st.sampled_from(FAULTS), visits), max_size=4)
stopping = st.none() | st.tuples(st.sampled_from(STOPS), visits)


@settings(max_examples=80)
@given(presses, faulty, stopping)
async def test_whatever_happens_answered_means_stored_refused_means_not_and_order_is_kept(
    plan: list[Press], faults: frozenset[tuple[str, int]], stop: tuple[str, int] | None
) -> None:
    weather = Weather(faults, stop, {})
    with tempfile.TemporaryDirectory() as directory:
        store = await open_store(Path(directory), failpoint=weather.failpoint)
        await store.run(make_notes)
        weather.calm = False
        calls = []
        for number, press in enumerate(plan):
            service = refuse_after_writing if press.refuses else write_note
            calls.append(asyncio.ensure_future(store.run(service, str(number))))
            if press.then_waits:
                await asyncio.sleep(0)
            if press.gives_up:
                calls[-1].cancel()
        outcomes = await asyncio.wait_for(asyncio.gather(*calls, return_exceptions=True), 10)
        await store.close()
        kept = await names_after_reopening(Path(directory))

    answered = [str(number) for number, outcome in enumerate(outcomes) if isinstance(outcome, str)]
    refused = {str(number) for number, outcome in enumerate(outcomes) if isinstance(outcome, Exception)}
    assert set(answered) <= set(kept)
    assert not refused & set(kept)
    assert kept == sorted(set(kept), key=int)
    assert not {str(number) for number, press in enumerate(plan) if press.refuses} & set(kept)
