"""Stopped anywhere, an erasure is done or not done: never half, never forgotten, and nobody else's."""

import sqlite3
import tempfile
from contextlib import closing, suppress
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.domain.people import RoleGroup
from bot.domain.polls import PollState
from bot.services import mydata, polls, starting
from bot.services.partners import leave
from storage import partners
from storage.backup import backup
from storage.keys import Keys
from storage.restore import restore
from storage.store import Store
from tests.services.polling_place import GUILD, PollingPlace, polling_place
from tests.services.stops import Fuse, Stopped, real_keys
from tests.services.traces import settle_in, traces, write_note


async def started(folder: Path, place: PollingPlace, keys: Keys) -> PollingPlace:
    again = PollingPlace(folder, await Store.open(folder / "data", keys), keys, place.asked)
    again.now, again.poll = place.now, place.poll
    await again.store.run(starting.recognise_keys)
    await again.store.run(starting.erase_again, now=place.now)
    return again


WORDS_OF_THEIRS = "Only-Morwenna-wrote-this"
COPIES = ("backups/kept.zip", "mine.zip", "deep/er/another", "copy.db")


def lay_copies(data: Path) -> None:
    """Put copies wherever an operator may have put them: by `backup`, under any name, and by hand."""
    for name in COPIES[:-1]:
        backup(data, data / name)
    with (
        closing(sqlite3.connect(data / "kitchen-table.db")) as live,
        closing(sqlite3.connect(data / "copy.db")) as copy,
    ):
        live.backup(copy)


async def erase_with_a_stop(folder: Path, after: int) -> list[str]:
    """Erase somebody, stop after so many failpoints, and start on what was left; return the failpoints passed."""
    fuse = Fuse(folder, after)
    (folder / "place").mkdir()
    async with polling_place(folder / "place", keys=real_keys(folder / "place", fuse), failpoint=fuse) as place:
        await place.store.run(settle_in, place.asked[3], WORDS_OF_THEIRS)
        await place.store.run(settle_in, place.asked[4])
        backup(folder / "place" / "data", folder / "older.zip")
        lay_copies(folder / "place" / "data")
        fuse.lit = True
        with suppress(Stopped):
            await place.store.run(mydata.erase_person, place.actor(3), now=place.now)
            await place.cleans()
    if (folder / "left").exists():
        again = await started(folder / "left", place, real_keys(folder / "left"))
        await check(folder, again, is_done="store.committed" in fuse.passed)
    return fuse.passed


async def check(folder: Path, place: PollingPlace, *, is_done: bool) -> None:
    data, gone, other = folder / "left" / "data", place.asked[3], place.asked[4]
    await place.cleans()
    assert (traces(folder / "left", gone, WORDS_OF_THEIRS) == []) is is_done
    assert list((folder / "left").rglob(".*")) == []
    assert await place.store.run(partners.partner, GUILD, other)
    kept = traces(data, other)
    assert {"kept.zip", "mine.zip", "another", "copy.db"} <= {name.partition("/")[0] for name in kept}
    await place.store.close()
    restore(folder / "older.zip", data)
    again = await started(folder / "left", place, real_keys(folder / "left"))
    await again.cleans()
    await again.store.close()
    assert (traces(folder / "left", gone, WORDS_OF_THEIRS) == []) is is_done
    assert traces(data, other)


async def steps() -> list[str]:
    with tempfile.TemporaryDirectory() as folder:
        return await erase_with_a_stop(Path(folder), 10_000)


async def test_stopped_at_any_kind_of_step_it_is_done_or_not_done(tmp_path: Path) -> None:
    passed = await steps()
    assert {"erase.stored", "erase.committed", "erased.listed", "store.rewritten"} <= set(passed)
    assert {"copies.unpacked", "copies.erased", "copies.cleaned", "copies.done"} <= set(passed)
    for name in ("erase.stored", "erase.committed", *(one for one in dict.fromkeys(passed) if "copies" in one)):
        (tmp_path / name).mkdir()
        assert name in await erase_with_a_stop(tmp_path / name, passed.index(name))


@pytest.mark.soak
async def test_stopped_at_any_step_at_all_it_is_done_or_not_done(tmp_path: Path) -> None:
    for after, name in enumerate(await steps()):
        (tmp_path / str(after)).mkdir()
        assert (await erase_with_a_stop(tmp_path / str(after), after))[after] == name


PEOPLE = st.integers(0, 11)
ACTS = st.lists(
    st.one_of(
        st.tuples(st.sampled_from(["settles", "leaves", "joins", "note", "votes 0", "votes 1"]), PEOPLE),
        st.tuples(st.sampled_from(["restarts", "backs up", "closes", "opens"]), st.just(0)),
    ),
    max_size=25,
)


async def do(place: PollingPlace, act: str, person: int) -> None:
    somebody = place.asked[person]
    if act == "settles":
        await place.store.run(settle_in, somebody)
    elif act == "leaves":
        await place.store.run(leave, place.actor(person), now=place.now)
    elif act == "joins":
        await place.store.run(partners.put_partner, GUILD, somebody, RoleGroup.WORKER)
    elif act == "note":
        await place.store.run(write_note, somebody)
    else:
        await do_together(place, act, person)


async def do_together(place: PollingPlace, act: str, person: int) -> None:
    is_open = place.poll is not None and (await state(place)) is PollState.OPEN
    if act.startswith("votes") and is_open and place.poll_id and await asked(place, person):
        await place.votes(person, int(act[-1]))
    elif act == "opens" and not is_open and await joined(place) >= 8:
        await place.opens_poll()
    elif act == "closes" and is_open:
        await place.closes()
    elif act == "restarts":
        await place.restarts()
    elif act == "backs up":
        backup(place.folder / "data", place.folder / "data" / "backups" / f"{place.now:%H%M%S%f}.zip")


async def state(place: PollingPlace) -> PollState:
    return (await place.store.run(polls.poll_of, place.poll_id)).state


async def asked(place: PollingPlace, person: int) -> bool:
    rows = await place.rows("electorates", "poll, person")
    return (place.poll_id, place.asked[person]) in rows


async def joined(place: PollingPlace) -> int:
    return sum((await place.store.run(partners.count_joined, GUILD)).values())


async def totals(place: PollingPlace) -> list[list[tuple[object, ...]]]:
    """Return everything that is counted: votes and their results, how many were asked, ballots as they lie there."""
    return [
        await place.rows("polls", "id, state, turnout, result, answers"),
        await place.rows("poll_counts"),
        await place.rows("ballots"),
        [(len(await place.rows("electorates")),)],
    ]


@settings(max_examples=25, suppress_health_check=list(HealthCheck))
@given(acts=ACTS, gone=PEOPLE)
async def test_after_any_history_nothing_of_them_is_left_and_no_total_has_changed(
    acts: list[tuple[str, int]], gone: int
) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        async with polling_place(folder) as place:
            for act, person in acts:
                await do(place, act, person)
            backup(folder / "data", folder / "older.zip")
            before = await totals(place)
            await place.store.run(mydata.erase_person, place.actor(gone), now=place.now)
            await place.cleans()
            assert traces(folder / "data", place.asked[gone]) == []
            assert await totals(place) == before
            await place.store.close()
            restore(folder / "older.zip", folder / "data")
            place.store = (await started(folder, place, place.keys)).store
            assert traces(folder / "data", place.asked[gone]) == []
            assert await totals(place) == before
