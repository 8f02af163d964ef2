"""S5 and S6: stopped anywhere, or pressed many times at once, a vote is counted once and its key does not stay."""

import asyncio
import tempfile
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from functools import partial
from pathlib import Path

import pytest
from hypothesis import strategies as st

from bot.domain.poll_outcomes import OutcomeKind
from bot.domain.polls import PollKind, PollState
from bot.services import polls
from storage.store import Transaction
from tests.services.papers import ANSWERS, KINDS, PAPERS, Ending, answers, counted, expected, opens_each
from tests.services.polling_place import MANAGER, OWNER, WORDS, WORKER, PollingPlace, copied, polling_place
from tests.services.promise import Promise, by_each_seed, in_each_budget, unnoticed
from tests.services.stops import Fuse, Stopped, carried_on, failpoints_of, real_keys, stopped_at_each
from tests.services.test_secrecy_bites import a_first_answer_that_stays

_MORE = {PollKind.WRITTEN: ((7, 1, Ending.TAKEN_BACK), (5, 1, Ending.DROPPED))}  # what else is done with a paper
_COUNTS: Mapping[Ending, Callable[[int], Sequence[int | None]]] = {  # one after the other
    Ending.SEALED: lambda answer: (answer,),
    Ending.TAKEN_BACK: lambda answer: (answer, None),
    Ending.DROPPED: lambda _: (),
}
CASTS = frozenset({"cast.sealed", "cast.stored"})
WRITES = frozenset({"write.kept", "write.moved", "write.sealed", "write.taken_back"})
ENDS = frozenset({"close.extended", "close.stored", "close.committed", "close.shredded"})


async def check_ending(place: PollingPlace, expected: Sequence[object]) -> None:
    """See that one of these was counted, told once, and that nothing is left."""
    assert counted(await place.closes()) in expected
    await check_nothing_is_left(
        place, poll_card=1, poll_result=1, poll_closed=1, to_do=1, poll_reminder=len(place.asked)
    )


async def check_nothing_is_left(place: PollingPlace, **letters: int) -> None:
    written = Counter(str(letter[0]) for letter in await place.letters())
    del written["poll_turnout"], written["poll_said_again"]  # edits of what stands
    assert written == letters
    assert place.keys.known() == frozenset()
    assert await place.rows("ballots") == await place.rows("ballot_drafts") == []


async def cast_and_close(folder: Path, after: int, kind: PollKind = PollKind.SINGLE) -> list[str]:
    """Cast, change and close with a stop after so many failpoints, carry on and check; return the failpoints passed."""
    fuse = Fuse(folder, after)
    (folder / "place").mkdir()
    possible: list[Mapping[int, int | None]] = [dict.fromkeys(range(6), 0)]
    async with polling_place(folder / "place", size=8, keys=real_keys(folder / "place", fuse), failpoint=fuse) as place:
        poll = await place.opens_poll(words=PAPERS[kind])
        for person in range(6):
            await answers(place, person, poll, 0)
        fuse.lit = True
        with suppress(Stopped):
            for person, answer, ends in ((0, 1, Ending.SEALED), (6, 2, Ending.SEALED), *_MORE.get(kind, ())):
                possible += [{**possible[0], person: each} for each in _COUNTS[ends](answer)]
                await answers(place, person, poll, answer, ends)
                possible = possible[-1:]
            await place.closes()
    if (folder / "left").exists():
        again = await carried_on(folder / "left", place)
        await check_ending(again, [expected(kind, _told(each)) for each in possible])
        await again.store.close()
    return fuse.passed


def _told(given: Mapping[int, int | None]) -> Mapping[int, int]:
    return {person: answer for person, answer in given.items() if answer is not None}


async def close_with_few(folder: Path, after: int) -> list[str]:
    """Let a decision, of which one pool has too few answers, go on and end with a stop; carry on and check."""
    fuse = Fuse(folder, after)
    (folder / "place").mkdir()
    keys, groups = real_keys(folder / "place", fuse), (WORKER, MANAGER)
    async with polling_place(folder / "place", size=20, groups=groups, keys=keys, failpoint=fuse) as place:
        poll = await place.opens_poll(words=PAPERS[PollKind.DECISION])
        for person in (*range(0, 16, 2), 1, 3, 5, 7):  # eight workers and four managers
            await answers(place, person, poll, 0)
        fuse.lit = True
        with suppress(Stopped):
            await place.closes()
    if (folder / "left").exists():
        again = await carried_on(folder / "left", place)
        assert (await again.closes()).kind is OutcomeKind.NO_DECISION
        assert (await again.store.run(polls.poll_of, poll.id)).extended
        said = {"poll_card": 1, "poll_extended": 1, "poll_overtaken": 1, "poll_result": 1, "poll_closed": 1}
        await check_nothing_is_left(again, **said, poll_reminder=len(place.asked))
        assert await again.rows("pool_outcomes") == await again.rows("poll_counts") == []
        await again.store.close()
    return fuse.passed


_ANY, _MOVES = frozenset[str](), frozenset({"write.moved", "write.taken_back"})
_SOAKED = [pytest.param(kind, _ANY, marks=pytest.mark.soak) for kind in KINDS if kind is not PollKind.SINGLE]


@pytest.mark.parametrize(("kind", "only_near"), [(PollKind.SINGLE, _ANY), (PollKind.WRITTEN, _MOVES), *_SOAKED])
async def test_stopped_at_any_step_of_casting_and_closing_no_vote_is_lost_or_doubled(
    kind: PollKind, only_near: frozenset[str], tmp_path: Path
) -> None:
    stopping = partial(cast_and_close, kind=kind)
    failpoints = await failpoints_of(stopping)
    assert {"close.counted", "close.stored", "close.committed"} <= set(failpoints)
    assert (WRITES if kind is PollKind.WRITTEN else CASTS) <= set(failpoints)
    assert {"key.overwritten", "key.gone", "close.shredded", "store.rewritten"} <= set(failpoints)
    await stopped_at_each(stopping, tmp_path, failpoints, only_near=only_near)


@pytest.mark.parametrize("only_near", [ENDS, pytest.param(_ANY, marks=pytest.mark.soak)], ids=["near", "any"])
async def test_stopped_at_any_step_of_going_on_it_goes_on_once_and_says_so_once(
    only_near: frozenset[str], tmp_path: Path
) -> None:
    failpoints = await failpoints_of(close_with_few)
    assert set(failpoints) >= ENDS
    await stopped_at_each(close_with_few, tmp_path, failpoints, only_near=only_near)


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
    failpoints = await failpoints_of(open_and_stop)
    assert {"key.written", "key.kept", "open.key", "open.stored", "store.committed"} <= set(failpoints)
    await stopped_at_each(open_and_stop, tmp_path, failpoints)


async def test_a_key_destroyed_before_the_count_is_kept_would_be_noticed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Transaction, "after_commit", lambda tx, act: act())
    with pytest.raises(AssertionError):
        await stopped_at_each(cast_and_close, tmp_path, await failpoints_of(cast_and_close))


async def the_last_answer_counts_once(kinds: Sequence[PollKind], presses: Sequence[tuple[PollKind, int, int]]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        async with polling_place(Path(folder), size=12) as place:
            votes = await opens_each(place, kinds)
            everything = [*presses, *((kind, person, 0) for kind in kinds for person in range(4, 9))]
            await asyncio.gather(*(answers(place, person, votes[kind], answer) for kind, person, answer in everything))
            last = {kind: {who: answer for one, who, answer in everything if one is kind} for kind in kinds}
            assert len(await place.rows("ballots")) == sum(map(len, last.values()))
            told = {one.poll.kind: counted(one) for one in await place.all_close()}
            assert told == {kind: expected(kind, given) for kind, given in last.items()}


def presses(*kinds: PollKind) -> Promise:
    """Return the promise for votes of these kinds, open at the same time."""
    press = st.tuples(st.sampled_from(kinds), st.integers(0, 3), st.integers(0, ANSWERS - 1))
    return Promise(partial(the_last_answer_counts_once, kinds), (st.lists(press, min_size=1, max_size=40),))


@in_each_budget
def test_however_often_and_fast_somebody_answers_the_last_answer_counts_once(examples: int) -> None:
    presses(*KINDS).is_kept(examples)


@by_each_seed
def test_keeping_the_first_answer_is_noticed_by_every_seed(seeds: int, monkeypatch: pytest.MonkeyPatch) -> None:
    a_first_answer_that_stays(monkeypatch)
    assert unnoticed(presses(PollKind.SINGLE), seeds) == []


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
