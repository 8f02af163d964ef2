"""Answering in one's own words: it lies sealed at every step, counts once it is sealed, and leaves when taken back."""

from collections.abc import AsyncIterator
from contextlib import suppress
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from bot.domain.ballots import WRITTEN_SIZE
from bot.domain.poll_outcomes import OutcomeKind, WrittenAnswer
from bot.domain.poll_words import PollWords
from bot.domain.polls import PollKind
from bot.domain.refusals import Invalid, NotReady, TooLate
from bot.services import polls
from bot.services.mydata.erasing import erase_person
from storage.keys import SEAL_SIZE
from tests.services.papers import seal_what_waits
from tests.services.polling_place import MANAGER, WORKER, PollingPlace, polling_place
from tests.services.stops import Fuse, Stopped, carried_on, real_keys

ASKED = PollWords("What helped you most?", kind=PollKind.WRITTEN)
SERVICES: dict[Any, Any] = {
    polls.draft_of_answer: {},
    polls.write_answer: {"words": "Tea."},
    polls.let_stand_under_group: {"under_group": True},
    seal_what_waits: {},
    polls.drop_draft_of_answer: {},
    polls.take_back_answer: {},
}


@pytest.fixture
async def place(tmp_path: Path) -> AsyncIterator[PollingPlace]:
    async with polling_place(tmp_path, groups=(WORKER, MANAGER), keys=real_keys(tmp_path)) as place:
        await place.opens_poll(words=ASKED)
        yield place


async def asks(place: PollingPlace, service: Any, person: int = 0, **given: Any) -> Any:
    return await place.store.run(service, place.actor(person), place.poll_id, **given, now=place.now)


async def writes(place: PollingPlace, person: int, words: str, *, under_group: bool = False) -> None:
    await asks(place, polls.write_answer, person, words=words)
    await asks(place, polls.let_stand_under_group, person, under_group=under_group)
    await asks(place, seal_what_waits, person)


async def box(place: PollingPlace) -> tuple[int, int]:
    """Return how many answers lie in the box, and how many wait to be sealed; all have one size."""
    lying = [await place.rows(table, "length(sealed)") for table in ("ballots", "ballot_drafts")]
    assert {size for rows in lying for (size,) in rows} <= {WRITTEN_SIZE + SEAL_SIZE}
    return len(lying[0]), len(lying[1])


async def test_what_is_written_waits_is_changed_and_counts_only_once_it_is_sealed(place: PollingPlace) -> None:
    assert (await asks(place, polls.draft_of_answer)).words == ""
    assert (await asks(place, polls.write_answer, words="The  kettle")).words == "The kettle"
    assert await box(place) == (0, 1)
    await place.restarts()
    assert (await asks(place, polls.draft_of_answer)).words == "The kettle"
    await asks(place, polls.let_stand_under_group, under_group=True)
    draft = await asks(place, polls.write_answer, words="The kettle, " * 40)
    assert draft.under_group
    assert draft.pool == (WORKER,)
    assert (await asks(place, seal_what_waits)).words == draft.words
    assert await box(place) == (1, 0)
    assert (await asks(place, seal_what_waits)).words == ""
    assert (await asks(place, polls.draft_of_answer)).words == "", "what lies in the box is shown to nobody"
    assert await box(place) == (1, 0)


async def test_what_is_thrown_away_or_changed_leaves_what_was_sealed_before(place: PollingPlace) -> None:
    await writes(place, 0, "First")
    await asks(place, polls.write_answer, words="Second")
    assert await asks(place, polls.drop_draft_of_answer) == place.poll
    assert await box(place) == (1, 0)
    for person in range(1, 5):
        await writes(place, person, f"Other {person}")
    await writes(place, 1, "Another")
    assert await place.closes() == await place.outcome()
    told = (await place.outcome()).written
    assert sorted(one.words for one in told) == ["Another", "First", "Other 2", "Other 3", "Other 4"]
    assert await box(place) == (0, 0)


async def test_taking_back_says_the_same_whether_or_not_there_was_an_answer_and_leaves_none(
    place: PollingPlace,
) -> None:
    await writes(place, 0, "First")
    await asks(place, polls.write_answer, words="Second")
    assert await asks(place, polls.take_back_answer, 0) == await asks(place, polls.take_back_answer, 1) == place.poll
    assert await box(place) == (0, 0)


async def test_of_too_few_only_those_stand_whose_authors_wished_it_under_their_group(place: PollingPlace) -> None:
    await writes(place, 0, "I may be known", under_group=True)
    await writes(place, 1, "I may not", under_group=False)
    outcome = await place.closes()
    assert outcome.kind is OutcomeKind.TOO_FEW
    assert outcome.written == (WrittenAnswer("I may be known", (WORKER,)),)


async def test_under_whom_it_would_stand_is_fixed_for_each_vote_when_that_opens(place: PollingPlace) -> None:
    first = place.poll_id
    assert (await asks(place, polls.write_answer, person=4, words="Tea.")).pool == (WORKER,)
    for gone in (0, 2):
        await place.store.run(erase_person, place.actor(gone), now=place.now)
    await place.opens_poll(words=replace(ASKED, question="What helped your clients most?"))
    assert (await asks(place, polls.write_answer, person=4, words="Tea.")).pool == (WORKER, MANAGER)
    for keeps_its_pools in range(2):
        draft: Any = await place.store.run(polls.write_answer, place.actor(4), first, "Cake.", now=place.now)
        assert draft.pool == (WORKER,), keeps_its_pools
        await place.restarts()


async def test_where_nothing_waits_there_is_nothing_to_seal_or_to_stand_under_a_group(place: PollingPlace) -> None:
    for service in (seal_what_waits, polls.let_stand_under_group):
        assert (await asks(place, service, **SERVICES[service])).words == ""
    assert await box(place) == (0, 0)


async def test_only_what_was_seen_is_sealed_and_every_change_is_another_thing_to_see(place: PollingPlace) -> None:
    first = await asks(place, polls.write_answer, words="Tea.")
    again = await asks(place, polls.write_answer, words="Tea.")
    named = await asks(place, polls.let_stand_under_group, under_group=True)
    assert len({first.mark, again.mark, named.mark}) == 3
    assert (await asks(place, polls.draft_of_answer)).mark == named.mark
    for seen in ("", first.mark, again.mark):
        assert await asks(place, polls.seal_answer, seen=seen) == named
    assert await box(place) == (0, 1)
    assert (await asks(place, polls.seal_answer, seen=named.mark)).mark == named.mark
    assert await box(place) == (1, 0)


async def test_a_draft_that_cannot_be_opened_is_as_good_as_none(place: PollingPlace) -> None:
    await asks(place, polls.write_answer, words="Tea.")
    damage = f"UPDATE ballot_drafts SET sealed = zeroblob({WRITTEN_SIZE + SEAL_SIZE})"
    await place.store.run(lambda tx: tx.sql.exec_driver_sql(damage).rowcount)
    assert (await asks(place, polls.draft_of_answer)).words == ""


async def test_while_the_key_cannot_be_read_nothing_is_sealed_and_the_draft_stays(place: PollingPlace) -> None:
    await asks(place, polls.write_answer, words="Tea.")
    key = key_of(place)
    kept = key.rename(place.folder / "kept")
    key.mkdir()
    with pytest.raises(NotReady):
        await asks(place, seal_what_waits)
    key.rmdir()
    kept.rename(key)
    assert (await asks(place, seal_what_waits)).words == "Tea."


def key_of(place: PollingPlace) -> Path:
    return place.folder / "keys" / f"{place.poll_id}.key"


@pytest.mark.parametrize("service", SERVICES)
async def test_each_step_is_refused_like_any_answer_and_after_the_close_the_result_is_given(
    place: PollingPlace, service: Any
) -> None:
    written, given = place.poll, SERVICES[service]
    place.poll = await place.opens_poll()
    with pytest.raises(Invalid):
        await asks(place, service, **given)
    place.poll = written
    place.now += timedelta(days=3)
    with pytest.raises(TooLate):
        await asks(place, service, **given)
    outcome = await place.closes()
    assert await asks(place, service, **given) == outcome


async def write_and_seal(folder: Path, after: int) -> list[str]:
    """Write, seal, write anew and take back, with a stop after so many failpoints; carry on and check."""
    fuse = Fuse(folder, after)
    (folder / "place").mkdir()
    steps: list[tuple[Any, dict[str, Any]]] = [
        (polls.write_answer, {"words": "First"}),
        (seal_what_waits, {}),
        (polls.write_answer, {"words": "New"}),
        (polls.take_back_answer, {}),
    ]
    done = 0
    async with polling_place(folder / "place", size=8, keys=real_keys(folder / "place", fuse), failpoint=fuse) as place:
        await place.opens_poll(words=ASKED)
        fuse.lit = True
        with suppress(Stopped):
            for service, given in steps:
                await asks(place, service, **given)
                done += 1
    if (folder / "left").exists():
        again = await carried_on(folder / "left", place)
        known = [(0, 0), (0, 1), (1, 0), (1, 1), (0, 0)]  # in the box, and waiting, after each step
        assert await box(again) in known[done : done + 2]
        await again.store.close()
    return fuse.passed


async def test_stopped_at_any_step_of_writing_an_answer_is_in_the_box_or_waits_and_is_never_both_or_lost(
    tmp_path: Path,
) -> None:
    (tmp_path / "all").mkdir()
    failpoints = await write_and_seal(tmp_path / "all", 10_000)
    assert {"write.kept", "write.moved", "write.sealed", "write.taken_back", "store.committed"} <= set(failpoints)
    for after in range(len(failpoints)):
        (tmp_path / str(after)).mkdir()
        assert len(await write_and_seal(tmp_path / str(after), after)) > after
