"""What is told of a vote that has ended, and what is kept: nothing but that."""

import inspect
import os
from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import pytest

from bot.domain.people import RoleGroup
from bot.domain.poll_outcomes import OutcomeKind, PoolCounts
from bot.domain.polls import PollState, Sensitivity, TurnoutBand
from bot.services import polls
from storage.keys import Keys
from storage.partners import put_partner
from tests.services.polling_place import GUILD, MANAGER, WORKER, KnownNoise, PollingPlace, polling_place
from tests.services.votes import answered, check_nothing_is_left, kinds

RESEARCHER = RoleGroup.RESEARCHER
HOUR, DAY = timedelta(hours=1), timedelta(days=1)


@pytest.fixture
async def place(tmp_path: Path) -> AsyncIterator[PollingPlace]:
    keys = Keys(tmp_path / "keys")
    async with polling_place(tmp_path, size=24, groups=(WORKER, MANAGER), keys=keys) as place:
        yield place


async def test_an_ordinary_result_is_told_whole(place: PollingPlace) -> None:
    outcome = await answered(place, *[0, 1] * 5, 2, 2)
    assert outcome.kind is OutcomeKind.COUNTS
    assert (outcome.answers, outcome.counts, outcome.pools) == (12, (5, 5, 2), ())
    assert (outcome.poll.state, outcome.poll.turnout) == (PollState.CLOSED, TurnoutBand.NONE)
    assert await kinds(place) == [("poll_card", 0), ("poll_result", 0), ("poll_closed", 1)]
    await check_nothing_is_left(place)


async def test_a_result_is_split_where_that_was_chosen_before_whoever_answered(place: PollingPlace) -> None:
    everybody = await answered(place, *[0, 1] * 5, 2, 2, split=True)
    assert everybody.pools == (PoolCounts((WORKER,), 6, (5, 0, 1)), PoolCounts((MANAGER,), 6, (0, 5, 1)))
    await place.opens_poll(split=True)
    for worker in range(0, 24, 2):
        await place.votes(worker, 0)
    silent = await place.closes()
    assert silent.pools == (PoolCounts((WORKER,), 12, (12, 0, 0)), PoolCounts((MANAGER,), 0, (0, 0, 0)))


async def test_a_result_is_not_split_where_that_was_not_chosen(place: PollingPlace) -> None:
    await answered(place, *[0, 1] * 12)
    assert await place.rows("poll_counts", "pool, option, answers") == [("", 0, 12), ("", 1, 12), ("", 2, 0)]


async def test_pools_are_those_of_the_opening_whoever_has_changed_since(place: PollingPlace) -> None:
    await place.opens_poll(split=True)
    for person in range(24):
        await place.votes(person, 0)
        await place.store.run(put_partner, GUILD, place.asked[person], RESEARCHER)
    assert [one.pool for one in (await place.closes()).pools] == [(WORKER,), (MANAGER,)]


async def test_of_a_sensitive_vote_only_blurred_numbers_are_kept(tmp_path: Path) -> None:
    async with polling_place(tmp_path, size=12, keys=KnownNoise(tmp_path / "keys", (2, -3, 40))) as place:
        outcome = await answered(place, *[0] * 6, 1, 2, sensitivity=Sensitivity.SENSITIVE)
        assert outcome.kind is OutcomeKind.BLURRED
        assert (outcome.answers, outcome.counts, outcome.pools) == (None, (8, 0, 12), ())
        assert await place.rows("polls", "result, answers, turnout, asked") == [("blurred", None, "none", 12)]
        assert await place.rows("poll_counts", "pool, answers") == [("", 8), ("", 0), ("", 12)]
        await check_nothing_is_left(place)
        await place.restarts()
        assert await place.outcome() == outcome  # noise is drawn once, not at each reading


def test_in_production_noise_comes_from_the_system_and_nobody_can_draw_it_again(tmp_path: Path) -> None:
    assert inspect.signature(Keys).parameters["randomness"].default is os.urandom
    one, two = Keys(tmp_path / "one"), Keys(tmp_path / "two")
    assert len({keys.random_bytes(16) for keys in (one, two) for _ in range(50)}) == 100


async def test_who_was_asked_is_forgotten_at_the_close(place: PollingPlace) -> None:
    await answered(place, *[0, 1] * 5)
    assert await place.rows("electorates") == []
    lost = await place.opens_poll()
    place.keys.destroy(lost.id)
    await place.passes(HOUR)
    assert (await place.outcome()).kind is OutcomeKind.VOID
    assert await place.rows("electorates") == []


async def test_a_vote_with_too_few_answers_goes_on_once_and_then_tells_nothing(place: PollingPlace) -> None:
    poll = await place.opens_poll(closes_in=2 * DAY)
    for person in range(4):
        await place.votes(person, 0)
    await place.passes(2 * DAY)
    longer = await place.store.run(polls.poll_of, poll.id)
    assert (longer.state, longer.extended, longer.closes_at) == (PollState.OPEN, True, poll.closes_at + 2 * DAY)
    assert [kind for kind, _ in await kinds(place) if kind != "poll_turnout"] == ["poll_card", "poll_extended"]
    await place.votes(3, 1)
    outcome = await place.closes()
    assert (outcome.kind, outcome.answers, outcome.counts) == (OutcomeKind.TOO_FEW, None, None)
    assert outcome.poll.turnout is TurnoutBand.NONE
    assert await place.rows("polls", "result, answers, turnout") == [("too_few", None, "none")]
    await check_nothing_is_left(place)
