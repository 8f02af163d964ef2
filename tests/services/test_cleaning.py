"""Older copies are gone through after an erasure: beside presses, for all who ask together, and until it is done."""

import asyncio
import shutil
import threading
from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import pytest

from bot.domain.refusals import NotReady
from bot.services import lifecycle, mydata, starting
from storage import backup as backups
from storage import partners
from storage.backup import backup
from storage.personal import cleaning as copies
from storage.restore import unpack
from tests.services.polling_place import GUILD, PollingPlace, polling_place
from tests.services.traces import settle_in, traces

HOUR = timedelta(hours=1)


@pytest.fixture
async def place(tmp_path: Path) -> AsyncIterator[PollingPlace]:
    async with polling_place(tmp_path) as place:
        for person in (3, 4):
            await place.store.run(settle_in, place.asked[person])
        yield place


async def erases(place: PollingPlace, person: int) -> None:
    await place.store.run(mydata.erase_person, place.actor(person), now=place.now)


def data(place: PollingPlace) -> Path:
    return place.folder / "data"


async def steps(place: PollingPlace, number: int) -> list[str]:
    """Go through so many copies; return what was in the way."""
    problems = []
    for _ in range(number):
        begun = await place.store.run(mydata.begin_cleaning)
        assert begun is not None
        cleaned = await asyncio.to_thread(mydata.clean_next, place.store.places, begun)
        problems.append(cleaned.problem if cleaned else "")
        await place.store.run(mydata.note_cleaned, begun, cleaned, now=place.now)
    return problems


async def test_whoever_presses_meanwhile_waits_for_no_copy_and_no_rewriting(tmp_path: Path) -> None:
    failpoints: list[str] = []
    async with polling_place(tmp_path, failpoint=failpoints.append) as place:
        backup(data(place), data(place) / "backups" / "kept.zip")
        failpoints.clear()
        for person in (3, 4, 5):
            await erases(place, person)
        assert not {"store.rewritten", "copies.unpacked"} & set(failpoints)
        await place.cleans()
        assert [failpoints.count(one) for one in ("copies.unpacked", "store.rewritten")] == [1, 1]


async def test_all_who_ask_within_ten_minutes_share_one_going_through_within_the_hour(place: PollingPlace) -> None:
    asked_at = place.now
    await erases(place, 3)
    due = await place.store.run(mydata.cleaning_due, now=place.now)
    place.now += timedelta(minutes=9)
    await erases(place, 4)
    assert await place.store.run(mydata.cleaning_due, now=place.now) == due
    assert due is not None
    assert due <= asked_at + HOUR


async def test_whoever_asks_while_copies_are_gone_through_is_taken_out_of_each(place: PollingPlace) -> None:
    for name in ("a.zip", "b.zip"):
        backup(data(place), data(place) / name)
    await erases(place, 3)
    await steps(place, 1)
    await erases(place, 4)
    await place.cleans()
    assert traces(data(place), place.asked[3]) == traces(data(place), place.asked[4]) == []


async def test_whoever_asks_while_a_copy_is_being_gone_through_is_taken_out_of_it_too(place: PollingPlace) -> None:
    backup(data(place), data(place) / "a.zip")
    await erases(place, 3)
    begun = await place.store.run(mydata.begin_cleaning)
    assert begun is not None
    cleaned = mydata.clean_next(place.store.places, begun)
    await erases(place, 4)
    await place.store.run(mydata.note_cleaned, begun, cleaned, now=place.now)
    await place.cleans()
    assert traces(data(place), place.asked[4]) == []


async def test_a_backup_that_was_being_made_meanwhile_is_made_again(
    place: PollingPlace, monkeypatch: pytest.MonkeyPatch
) -> None:
    copied, go_on, pack = threading.Event(), threading.Event(), backups.pack

    def slow_pack(*files: object) -> None:
        copied.set()
        assert go_on.wait(10)
        pack(*files)  # type: ignore[arg-type]

    monkeypatch.setattr(backups, "pack", slow_pack)
    making = asyncio.ensure_future(asyncio.to_thread(backup, data(place), data(place) / "made.zip"))
    await asyncio.to_thread(copied.wait, 10)
    await erases(place, 3)
    await place.cleans()
    go_on.set()
    await making
    assert traces(data(place), place.asked[3]) == []
    assert traces(data(place), place.asked[4])


async def test_a_copy_that_cannot_be_changed_holds_up_no_other_and_is_tried_again(
    place: PollingPlace, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("a.zip", "b.zip"):
        backup(data(place), data(place) / name)
    await erases(place, 3)
    with monkeypatch.context() as patch:
        patch.setattr(copies, "unpack", no_room_for_the_first)
        first, second, last = await steps(place, 3)
    assert "a.zip holds people who had their data deleted, and cannot be changed" in first
    assert (second, last) == ("", "")
    assert {name.partition("/")[0] for name in traces(data(place), place.asked[3])} == {"a.zip"}
    await place.cleans()
    assert traces(data(place), place.asked[3]) == []


def no_room_for_the_first(archive: Path, part: Path) -> str:
    if archive.name == "a.zip":
        raise OSError(28, "No space left on device")
    return unpack(archive, part)


async def test_a_copy_that_comes_here_later_is_gone_through_after_the_next_start(place: PollingPlace) -> None:
    backup(data(place), place.folder / "elsewhere.zip")
    await erases(place, 3)
    await place.cleans()
    shutil.copy(place.folder / "elsewhere.zip", data(place) / "brought.zip")
    await place.restarts()
    await place.store.run(starting.erase_again, now=place.now)
    await place.cleans()
    assert traces(data(place), place.asked[3]) == []


async def test_a_server_that_is_forgotten_goes_out_of_every_copy(place: PollingPlace) -> None:
    backup(data(place), data(place) / "backups" / "kept.zip")
    await place.store.run(lifecycle.note_removed, GUILD, now=place.now)
    place.now += lifecycle.KEPT_FOR
    assert traces(data(place), GUILD)
    assert await place.store.run(lifecycle.forget_departed, now=place.now) == 1
    await place.cleans()
    assert traces(data(place), GUILD, "Robin") == []
    assert (data(place) / "backups" / "kept.zip").exists()


async def test_without_its_keys_no_copy_is_touched_and_it_is_not_forgotten(place: PollingPlace) -> None:
    backup(data(place), data(place) / "a.zip")
    await erases(place, 3)
    place.keys.expect_database("another database")
    assert await place.store.run(mydata.begin_cleaning) is None
    with pytest.raises(NotReady):
        await erases(place, 4)
    assert await place.store.run(mydata.cleaning_due, now=place.now + HOUR)
    assert await place.store.run(partners.partner, GUILD, place.asked[4])


async def test_a_clock_that_was_ahead_holds_nothing_up(place: PollingPlace) -> None:
    await place.store.run(mydata.erase_person, place.actor(3), now=place.now + timedelta(days=400))
    assert await place.store.run(mydata.cleaning_due, now=place.now) == place.now
    await erases(place, 4)
    assert await place.store.run(mydata.cleaning_due, now=place.now) == place.now + timedelta(minutes=10)
