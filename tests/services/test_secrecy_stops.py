"""S5 and S6: stopped anywhere, or pressed many times at once, a vote is counted once and its key does not stay."""

import asyncio
import random
import tempfile
from collections import Counter
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import strategies as st

from bot.domain.outcomes import OutcomeKind
from bot.domain.polls import PollState
from bot.services import polls, starting
from storage.keys import Keys
from storage.store import Store, Transaction
from tests.services.polling_place import OWNER, WORDS, PollingPlace, copied, polling_place
from tests.services.promise import Promise, by_each_seed, in_each_budget, unnoticed
from tests.services.test_secrecy_bites import a_first_answer_that_stays


class Stopped(BaseException):
    """The programme ends here, as if the power had gone."""


class Fuse:
    """Stops the programme at the chosen failpoint after it was lit, and keeps the files as they were in that moment."""

    def __init__(self, folder: Path, after: int) -> None:
        self.folder, self.after = folder, after
        self.lit = False
        self.passed: list[str] = []

    def __call__(self, name: str) -> None:
        if not self.lit:
            return
        self.passed.append(name)
        if len(self.passed) == self.after + 1:
            copied(self.folder / "place", self.folder / "left")
            raise Stopped(name)


def real_keys(folder: Path, fuse: Fuse | None = None) -> Keys:
    return Keys(folder / "keys", randomness=random.Random(7).randbytes, failpoint=fuse or (lambda _: None))


async def carried_on(folder: Path, place: PollingPlace) -> PollingPlace:
    """Start again on what the stopped programme left."""
    keys = real_keys(folder)
    again = PollingPlace(folder, await Store.open(folder / "data", keys), keys, place.asked)
    again.now, again.poll = place.now, place.poll
    assert await again.store.run(starting.recognise_keys)
    await again.store.run(starting.destroy_stray_keys)
    assert keys.known() <= await open_polls(again)
    await again.beats()
    return again


async def open_polls(place: PollingPlace) -> frozenset[str]:
    return frozenset(str(row[0]) for row in await place.rows("polls", "id, state") if row[1] == "open")


async def check_ending(place: PollingPlace, expected: list[tuple[int, ...]]) -> None:
    outcome = await place.closes()
    assert outcome.kind is OutcomeKind.COUNTS
    assert outcome.counts in expected
    kinds = Counter(str(letter[0]) for letter in await place.letters())
    assert kinds == {"poll_card": 1, "poll_result": 1, "poll_closed": 1, "poll_reminder": len(place.asked)}
    assert place.keys.known() == frozenset()
    assert await place.rows("ballots") == []


async def cast_and_close(folder: Path, after: int) -> list[str]:
    """Cast, change and close with a stop after so many failpoints, carry on and check; return the failpoints passed."""
    fuse = Fuse(folder, after)
    (folder / "place").mkdir()
    acknowledged = dict.fromkeys(range(6), 0)
    async with polling_place(folder / "place", size=8, keys=real_keys(folder / "place", fuse), failpoint=fuse) as place:
        await place.opens_poll()
        for person in range(6):
            await place.votes(person, 0)
        fuse.lit, under_way = True, {0: 1}
        try:
            await place.votes(0, 1)
            acknowledged[0], under_way = 1, {6: 2}
            await place.votes(6, 2)
            acknowledged[6], under_way = 2, {}
            await place.closes()
        except Stopped:
            pass
    if (folder / "left").exists():
        again = await carried_on(folder / "left", place)
        possible = (acknowledged, acknowledged | under_way)
        await check_ending(again, [tuple(Counter(a.values())[option] for option in range(3)) for a in possible])
        await again.store.close()
    return fuse.passed


async def failpoints_of_casting_and_closing() -> list[str]:
    with tempfile.TemporaryDirectory() as folder:
        return await cast_and_close(Path(folder), 10_000)


async def test_stopped_at_any_step_of_casting_and_closing_no_vote_is_lost_or_doubled(tmp_path: Path) -> None:
    failpoints = await failpoints_of_casting_and_closing()
    assert {"cast.sealed", "cast.stored", "close.counted", "close.stored", "close.committed"} <= set(failpoints)
    assert {"key.overwritten", "key.gone", "close.shredded", "store.rewritten"} <= set(failpoints)
    for after in range(len(failpoints)):
        (tmp_path / str(after)).mkdir()
        assert len(await cast_and_close(tmp_path / str(after), after)) > after


async def open_and_stop(folder: Path, after: int) -> list[str]:
    fuse = Fuse(folder, after)
    (folder / "place").mkdir()
    async with polling_place(folder / "place", size=8, keys=real_keys(folder / "place", fuse), failpoint=fuse) as place:
        place.poll = await place.store.run(polls.draft_poll, OWNER, WORDS, now=place.now)
        fuse.lit = True
        with suppress(Stopped):
            await place.store.run(polls.open_poll, OWNER, place.poll_id, now=place.now)
    if (folder / "left").exists():
        again = await carried_on(folder / "left", place)
        again.poll = await again.store.run(polls.open_poll, OWNER, place.poll_id, now=place.now)
        await again.beats()
        for person in range(5):
            await again.votes(person, person % 2)
        await check_ending(again, [(3, 2, 0)])
        await again.store.close()
    return fuse.passed


async def test_stopped_at_any_step_of_opening_the_second_press_opens_it_once(tmp_path: Path) -> None:
    (tmp_path / "all").mkdir()
    failpoints = await open_and_stop(tmp_path / "all", 10_000)
    assert {"key.written", "key.kept", "open.key", "open.stored", "store.committed"} <= set(failpoints)
    for after in range(len(failpoints)):
        (tmp_path / str(after)).mkdir()
        await open_and_stop(tmp_path / str(after), after)


async def test_a_key_destroyed_before_the_count_is_kept_would_be_noticed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Transaction, "after_commit", lambda tx, act: act())
    with pytest.raises(AssertionError):
        await test_stopped_at_any_step_of_casting_and_closing_no_vote_is_lost_or_doubled(tmp_path)


async def the_last_answer_counts_once(presses: list[tuple[int, int]]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        async with polling_place(Path(folder), size=12) as place:
            await place.opens_poll()
            others = [(person, 0) for person in range(4, 9)]
            await asyncio.gather(*(place.votes(person, choice) for person, choice in presses + others))
            last = dict(presses + others)
            assert len(await place.rows("ballots")) == len(last)
            outcome = await place.closes()
            assert outcome.counts == tuple(Counter(last.values())[option] for option in range(3))


PRESSES = Promise(
    the_last_answer_counts_once, (st.lists(st.tuples(st.integers(0, 3), st.integers(0, 2)), min_size=1, max_size=40),)
)


@in_each_budget
def test_however_often_and_fast_somebody_answers_the_last_answer_counts_once(examples: int) -> None:
    PRESSES.is_kept(examples)


@by_each_seed
def test_keeping_the_first_answer_is_noticed_by_every_seed(seeds: int, monkeypatch: pytest.MonkeyPatch) -> None:
    a_first_answer_that_stays(monkeypatch)
    assert unnoticed(PRESSES, seeds) == []


async def test_a_press_repeated_around_the_close_is_counted_or_given_the_result(tmp_path: Path) -> None:
    async with polling_place(tmp_path, size=12) as place:
        poll = await place.opens_poll()
        for person in range(6):
            await place.votes(person, 0)
        close = place.store.run(polls.end_poll, poll.id, now=poll.closes_at)
        presses = [place.votes(person, 1) for person in range(6)]
        answers = await asyncio.gather(*presses[:3], close, *presses[3:], return_exceptions=True)
        assert [type(answer).__name__ for answer in answers] == ["Poll"] * 3 + ["NoneType"] + ["Outcome"] * 3
        assert (await place.outcome()).counts == (3, 3, 0)


async def test_a_backup_from_before_the_close_gives_no_second_count(tmp_path: Path) -> None:
    (tmp_path / "place").mkdir()
    async with polling_place(tmp_path / "place", size=8, keys=real_keys(tmp_path / "place")) as place:
        await place.opens_poll()
        for person in range(6):
            await place.votes(person, 0)
        copied(place.folder / "data", tmp_path / "restored" / "data")
        await place.closes()
        copied(place.folder / "keys", tmp_path / "restored" / "keys")
    again = await carried_on(tmp_path / "restored", place)
    assert (await again.outcome()).kind is OutcomeKind.VOID
    assert (await again.store.run(polls.poll_of, again.poll_id)).state is PollState.VOID
    assert await again.rows("ballots") == []
    assert await again.rows("poll_counts") == []
    await again.store.close()
