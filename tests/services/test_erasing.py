"""Having everything deleted: the number is in no byte afterwards, totals stay, and no backup undoes it."""

from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path

import pytest

from bot.domain.data_requests import RequestKind
from bot.domain.people import NOBODY, PersonId
from bot.domain.poll_outcomes import OutcomeKind
from bot.domain.refusals import NotReady
from bot.services import mydata, polls, starting
from storage import partners
from storage.backup import backup
from storage.keys import Keys
from storage.personal import mend_restored
from storage.restore import restore
from storage.servers import put_server, server
from storage.store import Store, Transaction
from tests.services.polling_place import GUILD, NOON, OWNER, WORDS, WORKER, PollingPlace, polling_place
from tests.services.traces import settle_in, traces


@pytest.fixture
async def place(tmp_path: Path) -> AsyncIterator[PollingPlace]:
    async with polling_place(tmp_path) as place:
        yield place


async def erases(place: PollingPlace, person: int) -> None:
    await place.store.run(mydata.erase_person, place.actor(person), now=place.now)
    await place.cleans()


async def test_everything_in_which_somebody_can_be_is_filled(place: PollingPlace) -> None:
    await fill(place, 3)
    held = await place.store.run(mydata.see_data, place.actor(3))
    kinds = {one.kind for one in held if one.rows}
    assert kinds >= {"partners", "preferences", "windows", "joinings", "consents", "letters", "electorates", "servers"}
    assert kinds >= {"data_requests", "audit"}


async def fill(place: PollingPlace, person: int) -> None:
    await place.store.run(settle_in, place.asked[person])
    await place.store.run(lead, place.asked[person])
    for kind in RequestKind:
        await place.store.run(mydata.ask_about_data, place.actor(person), kind, "Words", now=place.now)
    if place.poll is None:
        await place.opens_poll()


def lead(tx: Transaction, person: PersonId) -> None:
    put_server(tx, replace(server(tx, GUILD), lead=person, lead_name="Mair", lead_contact="In the office"))


async def test_somebody_erased_is_in_no_byte_of_any_file(place: PollingPlace, tmp_path: Path) -> None:
    await fill(place, 3)
    await place.votes(3, 1)
    assert traces(tmp_path / "data", place.asked[3])
    await erases(place, 3)
    assert traces(tmp_path / "data", place.asked[3]) == []
    assert traces(tmp_path / "keys", place.asked[3]) == []
    held = await place.store.run(mydata.see_data, place.actor(3))
    assert [one.kind for one in held if one.rows] == ["audit"]


async def test_others_keep_what_is_theirs(place: PollingPlace) -> None:
    for person in (3, 4):
        await place.store.run(settle_in, place.asked[person])
    await place.opens_poll()
    before = await place.store.run(mydata.see_data, place.actor(4))
    await erases(place, 3)
    assert await place.store.run(mydata.see_data, place.actor(4)) == before


async def test_a_sealed_answer_still_counts_and_nobody_can_answer_in_their_place(place: PollingPlace) -> None:
    await place.opens_poll()
    for person in range(6):
        await place.votes(person, 0)
    await erases(place, 3)
    await place.store.run(partners.put_partner, GUILD, place.asked[3], WORKER)
    with pytest.raises(Exception, match="no vote here for you"):
        await place.votes(3, 1)
    outcome = await place.closes()
    assert (outcome.kind, outcome.counts) == (OutcomeKind.COUNTS, (6, 0, 0))


async def test_a_vote_stays_without_who_wrote_it(place: PollingPlace, tmp_path: Path) -> None:
    await place.opens_poll()
    await place.closes()
    draft = await place.store.run(polls.draft_poll, OWNER, WORDS, now=place.now)
    await place.store.run(mydata.erase_person, OWNER, now=place.now)
    await place.cleans()
    assert traces(tmp_path / "data", OWNER.person) == []
    for poll_id in (place.poll_id, draft.id):
        assert (await place.store.run(polls.poll_of, poll_id)).author == NOBODY


async def test_the_safeguarding_lead_can_still_be_reached(place: PollingPlace) -> None:
    await fill(place, 3)
    await erases(place, 3)
    here = await place.store.run(server, GUILD)
    assert (here.lead, here.lead_name, here.lead_contact) == (None, "Mair", "In the office")


async def test_without_its_keys_nothing_is_deleted_that_a_backup_could_bring_back(
    place: PollingPlace, tmp_path: Path
) -> None:
    await fill(place, 3)
    place.keys.expect_database("another database")
    with pytest.raises(NotReady, match="Nothing was changed"):
        await erases(place, 3)
    assert traces(tmp_path / "data", place.asked[3])


async def opened(folder: Path, keys_of: Path) -> tuple[Store, Keys]:
    keys = Keys(keys_of)
    store = await Store.open(folder, keys)
    await store.run(starting.recognise_keys)
    await store.run(starting.erase_again, now=NOON)
    return store, keys


async def test_an_older_backup_does_not_bring_anybody_back(place: PollingPlace, tmp_path: Path) -> None:
    await fill(place, 3)
    backup(tmp_path / "data", tmp_path / "older.zip")
    await erases(place, 3)
    await place.store.close()
    restore(tmp_path / "older.zip", tmp_path / "data")
    assert traces(tmp_path / "data", place.asked[3])
    store, _ = await opened(tmp_path / "data", tmp_path / "keys")
    await store.close()
    assert traces(tmp_path / "data", place.asked[3]) == []


async def test_the_command_to_restore_deletes_again_before_anything_is_in_place(
    place: PollingPlace, tmp_path: Path
) -> None:
    await fill(place, 3)
    backup(tmp_path / "data", tmp_path / "older.zip")
    await erases(place, 3)
    await place.store.close()
    (tmp_path / "keys" / "erased").unlink()  # as a stop before the list was written leaves it
    restore(
        tmp_path / "older.zip", tmp_path / "data", mend=lambda *files: mend_restored(Keys(tmp_path / "keys"), *files)
    )
    assert traces(tmp_path / "data", place.asked[3]) == []


async def test_somebody_who_came_back_stays_through_every_start(place: PollingPlace, tmp_path: Path) -> None:
    await fill(place, 3)
    await erases(place, 3)
    await place.store.run(partners.put_partner, GUILD, place.asked[3], WORKER)
    for _ in range(2):
        await place.store.close()
        place.store, _keys = await opened(tmp_path / "data", tmp_path / "keys")
    assert await place.store.run(partners.partner, GUILD, place.asked[3])


async def test_what_lies_beside_the_database_is_erased_too_or_removed(place: PollingPlace, tmp_path: Path) -> None:
    await fill(place, 3)
    backups = tmp_path / "data" / "backups"
    backup(tmp_path / "data", backups / "before.zip")
    (backups / "spoilt.zip").write_bytes(b"not a backup, but " + str(place.asked[3]).encode())
    await place.store.close()
    restore(backups / "before.zip", tmp_path / "data")
    place.store, _keys = await opened(tmp_path / "data", tmp_path / "keys")
    assert {"kitchen-table.db", "before.zip/kitchen-table.db"} <= {*traces(tmp_path / "data", place.asked[3])}
    await erases(place, 3)
    assert traces(tmp_path / "data", place.asked[3]) == []
    assert [path.name for path in backups.iterdir()] == ["before.zip"]
    restore_into = tmp_path / "tried"
    restore(backups / "before.zip", restore_into)
    store, _ = await opened(restore_into, tmp_path / "keys")
    assert await store.run(partners.partner, GUILD, place.asked[4])
    await store.close()
