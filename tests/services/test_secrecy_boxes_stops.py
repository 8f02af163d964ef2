"""S5 and S6 of answers without a name: stopped anywhere, nothing acknowledged is lost or doubled, and no key stays."""

import asyncio
from collections import Counter
from collections.abc import Collection, Sequence
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import pytest

from bot.domain.anonymous import BoxState, OwnAnonymous
from bot.domain.refusals import Refusal
from bot.services.contributions import anonymous
from storage.contributions import anonymous as sealed
from storage.store import Transaction
from tests.services.boxes import DAY, LEAST, REPLIES, TOPIC, AnswerPlace, Later, What, Writes, name_of
from tests.services.polling_place import NOON, PollingPlace, copied, polling_place
from tests.services.stops import Fuse, Stopped, carried_on, failpoints_of, real_keys, stopped_at_each

SIZE = 10
ANY = frozenset[str]()
SEALS = frozenset({"anonymous.kept", "anonymous.moved", "anonymous.sealed", "anonymous.taken_out"})
SHOWS = frozenset({"box.shown", "box.fulfilled", "box.evening"})
ENDS = frozenset({"box.closed", "box.settled", "box.committed", "key.overwritten", "key.gone", "box.shredded"})
_BATCH = tuple(Writes(person, 3 * person) for person in range(LEAST + 1))
_FEW = (Writes(7, 22), Writes(8, 24))  # the first may stand under its group
soaked = pytest.mark.parametrize("near", [True, pytest.param(False, marks=pytest.mark.soak)], ids=["near", "any"])


async def words_of(here: AnswerPlace) -> Counter[str]:
    """Return how often each word of an answer stands in the thread."""
    return Counter(one.answer.words[0].rpartition(" ")[2] for one in await here.shown())


def named(words: Collection[int]) -> Counter[str]:
    return Counter(map(name_of, words))


async def check_posted_once(here: AnswerPlace) -> None:
    """See that each answer that stands has one post, and none has two."""
    posts = Counter(
        str(letter[4]).partition(".")[0] for letter in await here.place.letters() if letter[0] == "contribution"
    )
    parts = Counter(str(letter[4]) for letter in await here.place.letters() if letter[0] == "contribution")
    assert set(parts.values()) <= {1}
    assert {one.id for one in await here.shown()} <= set(posts)


async def state_of(here: AnswerPlace) -> BoxState:
    box = await here.place.store.run(sealed.box_of, TOPIC)
    assert box is not None
    return box.state


async def check_nothing_is_left(here: AnswerPlace) -> None:
    tables = ("sealed_drafts", "sealed_answers", "sealed_wishes", "shown_answers")
    assert [name for name in tables if await here.place.rows(name)] == []
    assert here.place.keys.known() == frozenset()


async def carried_on_with(folder: Path, place: PollingPlace) -> AnswerPlace:
    return AnswerPlace(await carried_on(folder / "left", place))


async def seal_and_show(folder: Path, after: int) -> list[str]:
    """Seal, change and take out with a stop after so many failpoints, carry on, and see what is shown."""
    fuse = Fuse(folder, after)
    (folder / "place").mkdir()
    possible = [[one.words for one in _BATCH]]
    async with polling_place(
        folder / "place", size=SIZE, keys=real_keys(folder / "place", fuse), failpoint=fuse
    ) as place:
        here = AnswerPlace(place)
        await here.opens()
        for one in _BATCH:
            await here.writes(one)
        fuse.lit = True
        with suppress(Stopped):
            for one in (Writes(0, 30), Writes(7, 33), Writes(8, 36, What.TAKEN_OUT), Writes(1, 39, What.COUNTERMANDED)):
                possible = [*possible[-1:], *_with(possible[-1], one)]
                await here.writes(one)
                possible = possible[-1:]
            await here.evening(0)
    if (folder / "left").exists():
        again = await carried_on_with(folder, place)
        stands = await words_of(again)
        assert not stands or stands in map(named, possible)  # whole, or not at all
        await again.evening(0)
        stands = await words_of(again)
        await again.evening(1)
        assert await words_of(again) == stands
        assert stands in map(named, possible)
        await check_posted_once(again)
        await again.place.store.close()
    return fuse.passed


def _with(words: Sequence[int], one: Writes) -> list[list[int]]:
    """Return what may wait once somebody has done this, step by step."""
    others = [each for each in words if one.person >= len(_BATCH) or each != _BATCH[one.person].words]
    return [[*others, one.words], list(words)] if one.what is What.TAKEN_OUT else [[*others, one.words]]


async def wish_and_end(folder: Path, after: int) -> list[str]:
    """Take back, reply, close, settle and end with a stop after so many failpoints; carry on, and see what is left."""
    fuse = Fuse(folder, after)
    (folder / "place").mkdir()
    wished: set[Later] = set()
    async with polling_place(
        folder / "place", size=SIZE, keys=real_keys(folder / "place", fuse), failpoint=fuse
    ) as place:
        here = await _shown_with_few(place)
        fuse.lit = True
        with suppress(Stopped):
            for one in (replace(_BATCH[0], later=Later.TAKE_BACK), replace(_BATCH[1], later=Later.REPLY)):
                await here.wishes(one)
                wished.add(one.later)
            await here.comes_to_its_end(1)
    if (folder / "left").exists():
        again = await carried_on_with(folder, place)
        await again.looks()
        await again.comes_to_its_end(1)
        await check_the_end(again, wished)
        await again.place.store.close()
    return fuse.passed


async def _shown_with_few(place: PollingPlace) -> AnswerPlace:
    """Have a batch be shown and asked about, and too few for another wait."""
    here = AnswerPlace(place)
    await here.opens()
    for one in _BATCH:
        await here.writes(one)
    await here.evening(0)
    await here.asks_back_everybody()
    place.now = NOON + DAY
    for one in _FEW:
        await here.writes(one)
    return here


async def check_the_end(here: AnswerPlace, wished: Collection[Later]) -> None:
    """See that all that was acknowledged was done, once; what was not may have been."""
    kept = [one.words for one in _BATCH[1:]] + [_FEW[0].words]
    stands = await words_of(here)
    assert stands == named(kept) or (Later.TAKE_BACK not in wished and stands == named([*kept, _BATCH[0].words]))
    replies = [row[0] for row in await here.place.rows("asked_back", "reply") if row[0]]
    assert replies == [REPLIES[0]] or (Later.REPLY not in wished and not replies)
    await check_posted_once(here)
    notices = Counter(str(letter[0]) for letter in await here.place.letters())
    assert notices["anonymous_notice"] == 1
    assert notices["asked_back"] == len(stands) - 1  # about each of the batch that stands
    assert await state_of(here) is BoxState.ENDED
    await check_nothing_is_left(here)


async def lose_the_key(folder: Path, after: int) -> list[str]:
    """Let the key be lost while words are sealed, with a stop after so many failpoints; nobody reads them."""
    fuse = Fuse(folder, after)
    (folder / "place").mkdir()
    async with polling_place(
        folder / "place", size=SIZE, keys=real_keys(folder / "place", fuse), failpoint=fuse
    ) as place:
        here = await _shown_with_few(place)
        place.keys.destroy(TOPIC)
        fuse.lit = True
        with suppress(Stopped):
            await here.looks()
    if (folder / "left").exists():
        again = await carried_on_with(folder, place)
        await again.looks()
        assert await state_of(again) is BoxState.LOST
        assert await words_of(again) == named([one.words for one in _BATCH])
        await check_nothing_is_left(again)
        await again.place.store.close()
    return fuse.passed


@soaked
async def test_stopped_at_any_step_of_sealing_and_showing_nothing_is_lost_or_doubled(
    near: bool, tmp_path: Path
) -> None:
    failpoints = await failpoints_of(seal_and_show)
    assert set(failpoints) >= SEALS | SHOWS
    await stopped_at_each(seal_and_show, tmp_path, failpoints, only_near=frozenset({"box.shown"}) if near else ANY)


@soaked
async def test_stopped_at_any_step_of_wishing_closing_settling_and_ending_all_is_done_once(
    near: bool, tmp_path: Path
) -> None:
    failpoints = await failpoints_of(wish_and_end)
    assert set(failpoints) >= ENDS | SHOWS | {"anonymous.wished"}
    await stopped_at_each(wish_and_end, tmp_path, failpoints, only_near=frozenset({"box.shredded"}) if near else ANY)


@pytest.mark.soak
async def test_stopped_at_any_step_of_losing_it_is_lost_and_nothing_is_left(tmp_path: Path) -> None:
    failpoints = await failpoints_of(lose_the_key)
    assert {"box.lost", "box.committed", "box.shredded"} <= set(failpoints)
    await stopped_at_each(lose_the_key, tmp_path, failpoints)


async def test_a_key_destroyed_before_its_end_is_kept_would_be_noticed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Transaction, "after_commit", lambda tx, act: act())
    failpoints = await failpoints_of(wish_and_end)
    with pytest.raises(AssertionError):
        await stopped_at_each(wish_and_end, tmp_path, failpoints, only_near=frozenset({"box.shredded"}))


async def test_however_often_and_fast_somebody_seals_there_is_one_answer_of_theirs(tmp_path: Path) -> None:
    async with polling_place(tmp_path, size=SIZE) as place:
        here = AnswerPlace(place)
        await here.opens()
        for one in _BATCH[1:LEAST]:
            await here.writes(one)
        presses = [Writes(0, words, what) for words in (30, 33, 36) for what in (What.SENT, What.WAITING, What.CHANGED)]
        await asyncio.gather(*map(here.writes, presses))
        await here.writes(Writes(0, 39))
        last = await here.own(0)
        assert last.draft is None
        again: list[OwnAnonymous] = await asyncio.gather(
            *(
                place.store.run(anonymous.seal_anonymous, place.actor(0), TOPIC, seen="", now=place.now)
                for _ in range(3)
            )
        )
        assert {one.sealed for one in again} == {last.sealed}
        assert len(await place.rows("sealed_answers")) == LEAST
        await here.evening(0)
        assert await words_of(here) == named([39, *(one.words for one in _BATCH[1:LEAST])])
        with pytest.raises(Refusal):
            await here.writes(Writes(0, 42))
        assert sum((await words_of(here)).values()) == LEAST


async def test_a_seal_of_something_else_than_was_seen_seals_nothing(tmp_path: Path) -> None:
    async with polling_place(tmp_path, size=SIZE) as place:
        here = AnswerPlace(place)
        await here.opens()
        await here.writes(Writes(0, 30, What.WAITING))
        seen = (await here.own(0)).mark
        await here.writes(Writes(0, 33, What.WAITING))
        await place.store.run(anonymous.seal_anonymous, place.actor(0), TOPIC, seen=seen, now=place.now)
        assert await place.rows("sealed_answers") == []


async def test_a_backup_from_before_a_batch_brings_no_words_back_once_its_key_is_gone(tmp_path: Path) -> None:
    (tmp_path / "place").mkdir()
    async with polling_place(tmp_path / "place", size=SIZE, keys=real_keys(tmp_path / "place")) as place:
        here = AnswerPlace(place)
        await here.opens()
        for one in _BATCH:
            await here.writes(one)
        copied(place.folder / "data", tmp_path / "left" / "data")
        await here.evening(0)
        await here.comes_to_its_end(1)
        copied(place.folder / "keys", tmp_path / "left" / "keys")
    again = await carried_on_with(tmp_path, place)
    await again.looks()
    assert await state_of(again) is BoxState.LOST
    assert await again.shown() == []
    await check_nothing_is_left(again)
    await again.place.store.close()
