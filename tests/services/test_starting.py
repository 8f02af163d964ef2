"""A folder of keys that is not mounted costs nobody their vote; keys that are lost for good still end it honestly."""

from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import pytest

from bot.domain.poll_outcomes import OutcomeKind
from bot.domain.polls import PollState
from bot.domain.refusals import NotReady
from bot.services import polls, starting
from storage.app_state import read_state
from storage.key_folder import KeyUnreadable
from storage.keys import Keys
from storage.refusals import KeysAway
from storage.store import Store
from tests.databases import open_store
from tests.services.boxes import AnswerPlace, Writes
from tests.services.polling_place import OWNER, WORDS, PollingPlace, polling_place

HOUR, DAY = timedelta(hours=1), timedelta(days=1)


@pytest.fixture
async def place(tmp_path: Path) -> AsyncIterator[PollingPlace]:
    """Return a place with one open vote that six people have answered."""
    async with polling_place(tmp_path, keys=Keys(tmp_path / "keys")) as place:
        await place.opens_poll()
        for person in range(6):
            await place.votes(person, person % 2)
        yield place


async def again(place: PollingPlace, keys: str) -> bool:
    """Start again with this folder of keys; tell whether it is the right one."""
    await place.store.close()
    place.keys = Keys(place.folder / keys)
    place.store = await open_store(place.folder, place.keys)
    recognised = await place.store.run(starting.recognise_keys)
    await place.starts()
    return recognised


async def state(place: PollingPlace) -> PollState:
    return (await place.store.run(polls.poll_of, place.poll_id)).state


async def test_without_its_folder_of_keys_it_does_not_start_while_votes_are_open(place: PollingPlace) -> None:
    for _ in range(2):
        with pytest.raises(KeysAway, match=r"1 open votes .* forget-keys"):
            await again(place, "nowhere")
        assert not (place.folder / "nowhere").exists()
    assert await again(place, "keys")
    assert (await place.closes()).counts == (3, 3, 0)


@pytest.mark.parametrize("says", [None, "of another database\n", b"\xff".decode("latin-1")])
async def test_an_empty_folder_or_one_of_another_database_makes_votes_wait(
    place: PollingPlace, says: str | None
) -> None:
    (place.folder / "mount").mkdir()
    if says:
        (place.folder / "mount" / "database").write_text(says)
    assert not await again(place, "mount")
    await place.passes(4 * DAY)
    assert await state(place) is PollState.OPEN
    assert len(await place.rows("ballots")) == 6
    assert await again(place, "keys")
    assert (await place.closes()).counts == (3, 3, 0)


async def test_words_without_a_name_wait_for_their_folder_of_keys_too(place: PollingPlace) -> None:
    here = AnswerPlace(place)
    await here.opens()
    for person in range(5):
        await here.writes(Writes(person, person))
    (place.folder / "mount").mkdir()
    assert not await again(place, "mount")
    with pytest.raises(KeyUnreadable):
        await here.evening(0)
    assert await here.shown() == []
    assert len(await place.rows("sealed_answers")) == 5
    assert await again(place, "keys")
    await here.evening(0)
    assert len(await here.shown()) == 5


async def test_a_folder_that_goes_away_and_comes_back_meanwhile_is_waited_for(place: PollingPlace) -> None:
    keys = place.folder / "keys"
    keys.rename(place.folder / "aside")
    await place.passes(HOUR)
    keys.mkdir()
    await place.passes(4 * DAY)
    assert await state(place) is PollState.OPEN
    keys.rmdir()
    (place.folder / "aside").rename(keys)
    assert (await place.closes()).counts == (3, 3, 0)


async def test_while_keys_are_away_no_vote_is_opened_or_answered(place: PollingPlace) -> None:
    (place.folder / "mount").mkdir()
    await again(place, "mount")
    draft = await place.store.run(polls.draft_poll, OWNER, WORDS, now=place.now)
    with pytest.raises(NotReady):
        await place.store.run(polls.open_poll, OWNER, draft.id, now=place.now)
    with pytest.raises(NotReady):
        await place.votes(0, 2)
    assert list((place.folder / "mount").glob("*.key")) == []


async def test_keys_that_are_given_up_make_their_votes_void_and_others_go_on(place: PollingPlace) -> None:
    (place.folder / "new").mkdir()
    await again(place, "new")
    assert await place.store.run(starting.adopt_keys) == 1
    assert await again(place, "new")
    assert (await place.outcome()).kind is OutcomeKind.VOID
    assert await place.rows("ballots") == []
    await place.opens_poll()
    assert await place.store.run(starting.adopt_keys) == 0
    assert await again(place, "new")
    assert await state(place) is PollState.OPEN


async def test_a_folder_from_before_folders_were_signed_is_recognised_by_its_keys(place: PollingPlace) -> None:
    (place.folder / "keys" / "database").unlink()
    assert await again(place, "keys")
    assert await place.store.run(read_state, "keys") == place.keys.database_id()
    assert (await place.closes()).counts == (3, 3, 0)


async def test_a_database_that_is_not_mounted_does_not_cost_the_keys_of_another(place: PollingPlace) -> None:
    await place.store.close()
    strange = await Store.open(place.folder / "empty", Keys(place.folder / "keys"))
    assert not await strange.run(starting.recognise_keys)
    await strange.run(starting.destroy_stray_keys)
    await strange.close()
    assert await again(place, "keys")
    assert (await place.closes()).counts == (3, 3, 0)
