"""Another close for an open vote: longer once, or early when its turnout is next shown, whoever has answered or not."""

import random
from collections.abc import AsyncIterator, Callable
from contextlib import suppress
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from bot.domain.people import GuildId
from bot.domain.poll_outcomes import OutcomeKind
from bot.domain.polls import Poll, PollId, PollState
from bot.domain.refusals import NotAllowed, NotFound, Refusal, TooLate
from bot.services import polls
from tests.services.polling_place import NOON, OWNER, WORDS, PollingPlace, polling_place
from tests.services.reminded import planned
from tests.services.stops import Fuse, Stopped, carried_on, real_keys

HOUR, DAY = timedelta(hours=1), timedelta(days=1)
WAYS = (polls.extend_poll, polls.shorten_poll)


@pytest.fixture
async def place(tmp_path: Path) -> AsyncIterator[PollingPlace]:
    async with polling_place(tmp_path) as place:
        yield place


async def moves(place: PollingPlace, way: Callable[..., Poll]) -> Poll:
    return await place.store.run(way, OWNER, place.poll_id, now=place.now)


async def told(place: PollingPlace, kind: str) -> list[tuple[object, ...]]:
    """Return where and until when something of this kind is told, and where the card is brought up to date for it."""
    return await place.rows(f"letters WHERE kind = '{kind}'", "subject, expires_at")


async def test_a_coordinator_lets_it_go_on_once_as_long_again_and_seven_days_at_most(place: PollingPlace) -> None:
    poll = await place.opens_poll(closes_in=3 * DAY)
    found = await place.store.run(polls.poll_to_extend, OWNER, poll.id, now=place.now)
    longer = await moves(place, polls.extend_poll)
    assert (longer.closes_at, longer.extended, longer.shortened) == (poll.closes_at + 3 * DAY, True, False)
    assert found.closes_at == longer.closes_at
    (letter,) = await told(place, "poll_longer")
    assert letter == (poll.id, int(longer.closes_at.timestamp() * 1_000_000))
    with pytest.raises(TooLate, match="that can be done once"):
        await moves(place, polls.extend_poll)
    await place.opens_poll(closes_in=20 * DAY)
    assert (await moves(place, polls.extend_poll)).closes_at == NOON + 27 * DAY


async def test_one_that_went_on_has_no_result_where_too_few_answer(place: PollingPlace) -> None:
    await place.opens_poll(closes_in=2 * DAY)
    await place.votes(0, 0)
    await moves(place, polls.extend_poll)
    await place.passes(2 * DAY)
    assert (await place.store.run(polls.poll_of, place.poll_id)).state is PollState.OPEN
    await place.passes(2 * DAY)
    assert (await place.outcome()).kind is OutcomeKind.TOO_FEW


async def test_it_closes_early_when_the_turnout_is_next_shown_and_is_counted_then(place: PollingPlace) -> None:
    poll = await place.opens_poll(closes_in=5 * DAY)
    place.now += 7 * HOUR
    await place.beats()
    found = await place.store.run(polls.poll_to_shorten, OWNER, poll.id, now=place.now)
    early = await moves(place, polls.shorten_poll)
    assert (early.closes_at, early.shortened, early.extended) == (NOON + 12 * HOUR, True, False)
    assert found.closes_at == early.closes_at
    assert len(await told(place, "poll_shortened")) == 1
    for person in range(6):
        await place.votes(person, 0)
    await place.passes(4 * HOUR)
    assert (await place.store.run(polls.poll_of, poll.id)).state is PollState.OPEN
    await place.passes(HOUR)
    assert (await place.outcome()).counts == (6, 0, 0)


async def test_one_that_closes_early_goes_on_by_itself_where_too_few_have_answered(place: PollingPlace) -> None:
    poll = await place.opens_poll(closes_in=5 * DAY)
    await place.votes(0, 0)
    await moves(place, polls.shorten_poll)
    with pytest.raises(TooLate, match="closes early"):
        await moves(place, polls.extend_poll)
    with pytest.raises(TooLate, match="close early, and that can be done once"):
        await moves(place, polls.shorten_poll)
    await place.passes(6 * HOUR)
    longer = await place.store.run(polls.poll_of, poll.id)
    assert (longer.state, longer.extended, longer.closes_at) == (PollState.OPEN, True, NOON + 12 * HOUR)


async def test_one_that_went_on_can_close_early_once(place: PollingPlace) -> None:
    poll = await place.opens_poll(closes_in=5 * DAY)
    await moves(place, polls.extend_poll)
    early = await moves(place, polls.shorten_poll)
    assert (early.closes_at, early.extended, early.shortened) == (NOON + 6 * HOUR, True, True)
    assert await place.store.run(polls.poll_of, poll.id) == early


async def test_a_turnout_that_was_to_be_shown_while_nothing_ran_is_shown_first(place: PollingPlace) -> None:
    await place.opens_poll(closes_in=5 * DAY)
    for person in range(6):
        await place.votes(person, 0)
    place.now += 9 * HOUR  # and nothing beats
    early = await moves(place, polls.shorten_poll)
    assert (early.closes_at, early.turnout.value) == (NOON + 12 * HOUR, "5+")


async def test_one_that_closes_as_soon_by_itself_does_not_close_early(place: PollingPlace) -> None:
    poll = await place.opens_poll(closes_in=6 * HOUR)
    with pytest.raises(TooLate, match="within 6 hours anyway"):
        await moves(place, polls.shorten_poll)
    place.now = poll.closes_at
    for way in WAYS:
        with pytest.raises(TooLate, match="has closed"):
            await moves(place, way)


@pytest.mark.parametrize("way", WAYS)
async def test_only_an_open_vote_of_this_server_moves_and_only_by_a_coordinator(
    place: PollingPlace, way: Callable[..., Poll]
) -> None:
    draft = await place.store.run(polls.draft_poll, OWNER, WORDS, now=place.now)
    poll = await place.opens_poll(closes_in=5 * DAY)
    for actor, which, why in (
        (OWNER, draft.id, NotFound),
        (OWNER, PollId("0" * 32), NotFound),
        (replace(OWNER, guild=GuildId(6)), poll.id, NotFound),
        (place.actor(0), poll.id, NotAllowed),
    ):
        with pytest.raises(why):
            await place.store.run(way, actor, which, now=place.now)
    await place.store.run(polls.withdraw_poll, OWNER, poll.id, now=place.now)
    with pytest.raises(TooLate):
        await place.store.run(way, OWNER, poll.id, now=place.now)


async def test_notes_follow_a_later_close_and_come_at_once_where_it_closes_early(place: PollingPlace) -> None:
    await place.opens_poll(closes_in=8 * DAY)
    assert set(await planned(place)) == set(place.asked)
    await moves(place, polls.extend_poll)
    await place.beats()
    assert all(moments[0] > NOON + 8 * DAY for moments in (await planned(place)).values())
    place.now += 2 * HOUR
    early = await moves(place, polls.shorten_poll)
    await place.beats()
    found = {moment for moments in (await planned(place)).values() for moment in moments}
    assert all(place.now <= moment < early.closes_at for moment in found)
    assert found


async def refused(place: PollingPlace, way: Callable[..., Poll]) -> tuple[Any, ...]:
    try:
        moved = await moves(place, way)
    except Refusal as refusal:
        return refusal.sentence, tuple(refusal.values.values())
    return moved.closes_at, moved.extended, moved.shortened, moved.turnout


async def left_by(folder: Path, voters: tuple[int, ...], hours: int) -> list[object]:
    """Let these vote, press everything after so many hours, and return what came of it and what is kept."""
    folder.mkdir()
    async with polling_place(folder, size=12) as place:
        await place.opens_poll(closes_in=13 * HOUR)
        await place.passes(hours * HOUR)
        seen: list[object] = []
        for when in range(2):
            for person in voters if when else ():
                await place.votes(person, person % 3)
            found = await place.store.run(polls.found_poll, OWNER, place.poll_id, now=place.now)
            seen += [found, await place.store.run(polls.polls_of, OWNER, now=place.now)]
        seen += [await refused(place, way) for way in (*WAYS, *WAYS)]
        return [*seen, await place.letters()]


async def test_what_is_refused_listed_and_told_does_not_say_whether_or_when_anybody_answered(tmp_path: Path) -> None:
    chance = random.Random(14)
    ways = [(), (3,), tuple(range(12)), tuple(chance.sample(range(12), 6))]
    for hours in (0, 5, 12):
        left = [await left_by(tmp_path / f"{hours} {number}", who, hours) for number, who in enumerate(ways)]
        differing = sum(one != left[0] for one in left[1:])  # what differs would fill the screen
        assert differing == 0


def now_is(poll: Poll) -> tuple[datetime, bool, bool]:
    return poll.closes_at, poll.extended, poll.shortened


async def move_and_stop(folder: Path, after: int, way: Callable[..., Poll], kind: str) -> list[str]:
    """Move the close with a stop after so many failpoints, start again, look, press again and count."""
    fuse = Fuse(folder, after)
    (folder / "place").mkdir(parents=True)
    async with polling_place(folder / "place", size=8, keys=real_keys(folder / "place", fuse), failpoint=fuse) as place:
        await place.opens_poll(closes_in=2 * DAY)
        before = now_is(await place.store.run(polls.poll_of, place.poll_id))
        for person in range(6):
            await place.votes(person, 0)
        fuse.lit = True
        with suppress(Stopped):
            await moves(place, way)
    if (folder / "left").exists():
        again = await carried_on(folder / "left", place)
        is_moved = now_is(await again.store.run(polls.poll_of, again.poll_id)) != before
        assert len(await told(again, kind)) == is_moved
        assert len(await again.rows("letters WHERE kind = 'poll_turnout'")) == is_moved
        if not is_moved:
            await moves(again, way)
        assert len(await told(again, kind)) == 1
        assert (await again.closes()).counts == (6, 0, 0)
        await again.store.close()
    return fuse.passed


@pytest.mark.parametrize(
    ("way", "kind", "step"), [(WAYS[0], "poll_longer", "extend"), (WAYS[1], "poll_shortened", "shorten")]
)
async def test_stopped_at_any_step_its_close_has_moved_whole_or_not_at_all(
    tmp_path: Path, way: Callable[..., Poll], kind: str, step: str
) -> None:
    failpoints = await move_and_stop(tmp_path / "all", 10_000, way, kind)
    assert {f"{step}.kept", f"{step}.stored", "store.committed"} <= set(failpoints)
    for after in range(len(failpoints)):
        await move_and_stop(tmp_path / str(after), after, way, kind)
