"""Catch-up: what still wants somebody, and what is new since they last looked; only the day of that is kept."""

from collections.abc import AsyncIterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from bot.domain.catching_up import AT_FIRST, AT_MOST, CatchUp
from bot.domain.contributions import ContributionOutcome, Decision
from bot.domain.happenings import Section
from bot.domain.people import Actor, PersonId
from bot.domain.topics import Topic
from bot.services import topics
from bot.services.catching_up import catch_up, forget_looks
from bot.services.contributions import KIND, OwnWords
from storage import contributions
from storage.store import Transaction
from tests.services.answered import ASKED, a_topic, an_answer, opened
from tests.services.polling_place import GUILD, NOON, PollingPlace, polling_place

DAY, HOUR = timedelta(days=1), timedelta(hours=1)
STRANGER = Actor(PersonId(9), GUILD)


@pytest.fixture
async def place(tmp_path: Path) -> AsyncIterator[PollingPlace]:
    async with polling_place(tmp_path) as place:
        yield place


async def looks(place: PollingPlace, number: int = 0, *, at: datetime | None = None) -> CatchUp:
    place.now = at or place.now
    found = await place.store.run(catch_up, place.actor(number), now=place.now)
    assert found is not None
    return found


async def test_the_first_time_it_tells_of_a_week_and_then_of_what_is_new_since_that_day(place: PollingPlace) -> None:
    assert (await looks(place)).since == NOON - AT_FIRST
    assert (await looks(place, at=NOON + 3 * DAY)).since == NOON.replace(hour=0)
    assert (await looks(place, at=NOON + 90 * DAY)).since == NOON + 90 * DAY - AT_MOST


async def test_looked_at_twice_on_a_day_it_says_the_same(place: PollingPlace) -> None:
    await place.opens_poll()
    for number in range(6):
        await place.votes(number, 0)
    await place.closes()
    first = await looks(place, at=place.now + HOUR)
    assert [one.section for one in first.happened] == [Section.DECIDED]
    assert await looks(place, at=place.now + HOUR) == first
    assert (await looks(place, at=place.now + 2 * DAY)).happened == first.happened  # no closer than the day is known
    assert (await looks(place, at=place.now + DAY)).happened == ()


async def test_what_is_open_comes_with_it_answered_in_secret_or_not(place: PollingPlace) -> None:
    await place.opens_poll()
    before = await looks(place, 3)
    await place.votes(3, 0)
    assert await looks(place, 3) == before
    assert [str(one.id) for one in before.opened] == [place.poll_id]


async def test_whoever_has_not_joined_is_shown_nothing_and_nothing_is_kept_of_them(place: PollingPlace) -> None:
    assert await place.store.run(catch_up, STRANGER, now=NOON) is None
    assert await place.rows("last_looks") == []


async def test_no_more_than_the_day_is_kept_and_not_for_long(place: PollingPlace) -> None:
    await looks(place, at=NOON + HOUR)
    (kept,) = await place.rows("last_looks", "looked_on, shown_since")
    assert kept[0] == int(NOON.replace(hour=0).timestamp() * 1_000_000)
    await looks(place, at=NOON + 5 * HOUR)
    assert await place.rows("last_looks", "looked_on, shown_since") == [kept]
    assert await place.store.run(forget_looks, now=NOON + AT_MOST) == 0
    assert await place.store.run(forget_looks, now=NOON + AT_MOST + DAY) == 1


async def test_what_came_of_somebody_s_own_words_is_told_to_them_alone_once_the_question_has_closed(
    place: PollingPlace,
) -> None:
    def answer(tx: Transaction) -> Topic:
        topic = opened(tx, a_topic(closes_at=NOON + 2 * DAY))
        theirs = an_answer(topic, place.asked[0], "b")
        contributions.add(tx, theirs)
        contributions.decide(tx, theirs.id, Decision(ContributionOutcome.USED, "", NOON + DAY))
        return topic

    topic = await place.store.run(answer)

    async def told(number: int) -> list[object]:
        found = await looks(place, number)
        return [one.found for one in found.happened if one.kind == KIND]

    place.now = NOON + 2 * DAY
    assert await told(0) == []
    await place.store.run(topics.close_topic, topic.id, now=place.now)
    place.now += HOUR
    assert await told(0) == [OwnWords(ASKED.question, ContributionOutcome.USED)]
    assert await told(1) == []
