"""Stopped anywhere, an erasure is done or not done: never half, never forgotten, and nobody else's."""

import tempfile
from contextlib import suppress
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
from tests.services.test_secrecy_stops import Fuse, Stopped, real_keys
from tests.services.traces import settle_in, traces, write_note

STEPS = (
    "erase.begun",
    "erase.old_files",
    "erase.stored",
    "store.called",
    "store.committing",
    "store.committed",
    "erase.committed",
    "erased.listed",
    "store.rewritten",
    "store.answered",
)


async def started(folder: Path, place: PollingPlace, keys: Keys) -> PollingPlace:
    again = PollingPlace(folder, await Store.open(folder / "data", keys), keys, place.asked)
    again.now, again.poll = place.now, place.poll
    await again.store.run(starting.recognise_keys)
    await again.store.run(starting.erase_again)
    return again


async def erase_with_a_stop(folder: Path, after: int) -> list[str]:
    """Erase somebody, stop after so many failpoints, and start on what was left; return the failpoints passed."""
    fuse = Fuse(folder, after)
    (folder / "place").mkdir()
    async with polling_place(folder / "place", keys=real_keys(folder / "place", fuse), failpoint=fuse) as place:
        await place.store.run(settle_in, place.asked[3])
        await place.store.run(settle_in, place.asked[4])
        backup(folder / "place" / "data", folder / "older.zip")
        fuse.lit = True
        with suppress(Stopped):
            await place.store.run(mydata.erase_person, place.actor(3), now=place.now)
    if (folder / "left").exists():
        again = await started(folder / "left", place, real_keys(folder / "left"))
        await check(folder, again, is_done="store.committed" in fuse.passed)
    return fuse.passed


async def check(folder: Path, place: PollingPlace, *, is_done: bool) -> None:
    data, gone, other = folder / "left" / "data", place.asked[3], place.asked[4]
    assert (traces(data, gone) == []) is is_done
    assert await place.store.run(partners.partner, GUILD, other)
    await place.store.close()
    restore(folder / "older.zip", data)
    again = await started(folder / "left", place, real_keys(folder / "left"))
    await again.store.close()
    assert (traces(data, gone) == []) is is_done
    assert traces(data, other)


@pytest.mark.parametrize("stop", range(len(STEPS)), ids=STEPS)
async def test_stopped_at_any_step_it_is_done_or_not_done(tmp_path: Path, stop: int) -> None:
    passed = await erase_with_a_stop(tmp_path, stop)
    assert passed[-1] == STEPS[stop]


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
        await place.rows("polls", "id, state, turnout, result, answers, majority"),
        await place.rows("poll_counts"),
        await place.rows("ballots"),
        [(len(await place.rows("electorates")),)],
    ]


@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
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
            assert traces(folder / "data", place.asked[gone]) == []
            assert await totals(place) == before
            await place.store.close()
            restore(folder / "older.zip", folder / "data")
            place.store = (await started(folder, place, place.keys)).store
            assert traces(folder / "data", place.asked[gone]) == []
            assert await totals(place) == before
