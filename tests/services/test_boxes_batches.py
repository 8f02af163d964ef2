"""Batches of answers without a name: never of fewer than five, or ten, whatever anybody does, and at 20:00 alone."""

import random
import tempfile
from contextlib import suppress
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import strategies as st

from bot.domain.refusals import Refusal
from bot.services import mydata, topics
from bot.services.contributions import anonymous, my_words
from tests.services.boxes import DAY, LEAST, TOPIC, AnswerPlace, Later, What, Writes, said
from tests.services.polling_place import NOON, OWNER, polling_place
from tests.services.promise import LONG, LONGER, Promise

SIZE = 24
EVENING = NOON.replace(hour=20)


async def no_batch_is_small(seed: int, sensitive: bool) -> None:
    """Let people write, take out and take back, and a coordinator close at any time; see how many come at once."""
    chance = random.Random(seed)
    with tempfile.TemporaryDirectory() as folder:
        async with polling_place(Path(folder), size=SIZE) as place:
            here = AnswerPlace(place, sensitive=sensitive)
            await here.opens()
            stood: set[str] = set()
            for day in range(20):
                place.now = NOON + day * DAY + timedelta(hours=chance.randrange(6))
                for _ in range(chance.randrange(9)):
                    with suppress(Refusal):
                        await here.writes(
                            Writes(chance.randrange(SIZE), 3 * chance.randrange(40), chance.choice([*What]))
                        )
                    with suppress(Refusal):
                        await here.wishes(Writes(chance.randrange(SIZE), 0, later=chance.choice([*Later])))
                if chance.random() < 0.1:
                    await place.store.run(topics.close_topic_early, OWNER, TOPIC, now=place.now)
                await here.looks()
                assert {one.id for one in await here.shown()} <= stood  # nothing new between two evenings
                await here.evening(day)
                new = [one for one in await here.shown() if one.id not in stood]
                assert len(new) == 0 or len(new) >= (10 if sensitive else LEAST) or all(one.pool for one in new)
                assert {one.posted_at for one in new} <= {EVENING + day * DAY}
                stood |= {one.id for one in new}


BATCHES = Promise(no_batch_is_small, (st.integers(0, 2**32), st.booleans()))


@pytest.mark.parametrize("examples", [1, pytest.param(LONG // 10, marks=LONGER)])
def test_no_batch_is_small_whatever_anybody_does(examples: int) -> None:
    BATCHES.is_kept(examples)


async def test_one_too_few_wait_and_with_one_more_all_are_shown_together_as_of_eight(tmp_path: Path) -> None:
    async with polling_place(tmp_path, size=SIZE) as place:
        here = AnswerPlace(place)
        await here.opens()
        for person in range(LEAST - 1):
            await here.writes(Writes(person, 3 * person))
        await here.evening(1)
        assert await here.shown() == []
        place.now = NOON + 2 * DAY
        await here.writes(Writes(20, 60))
        place.now = EVENING + 2 * DAY + timedelta(hours=3, minutes=17)  # the bot was asleep at eight
        await here.looks()
        assert {one.posted_at for one in await here.shown()} == {EVENING + 2 * DAY}
        assert len(await here.shown()) == LEAST


@pytest.mark.parametrize("sensitive", [False, True])
async def test_closing_early_shows_no_smaller_batch(sensitive: bool, tmp_path: Path) -> None:
    async with polling_place(tmp_path, size=SIZE) as place:
        here = AnswerPlace(place, sensitive=sensitive)
        await here.opens()
        for person in range(9 if sensitive else LEAST - 1):
            await here.writes(Writes(person, 3 * person))
        await place.store.run(topics.close_topic_early, OWNER, TOPIC, now=place.now)
        await here.comes_to_its_end(0)
        assert await here.shown() == []


async def test_who_writes_and_has_everything_deleted_is_not_shown_and_what_is_shown_stays(tmp_path: Path) -> None:
    async with polling_place(tmp_path, size=SIZE) as place:
        here = AnswerPlace(place)
        await here.opens()
        for person in range(LEAST):
            await here.writes(Writes(person, 3 * person))
        await here.evening(0)
        place.now = NOON + DAY
        for person in range(LEAST, 2 * LEAST):
            await here.writes(Writes(person, 3 * person))
        for person in (0, LEAST):
            await place.store.run(mydata.erase_person, place.actor(person), now=place.now)
        await here.evening(1)
        assert sorted(one.answer.words for one in await here.shown()) == sorted(
            said(3 * person)[0].words for person in range(LEAST)
        )
        for table in ("sealed_drafts", "sealed_answers", "sealed_wishes", "shown_answers"):
            tags = {row[0] for row in await place.rows(table, "tag")}
            assert not tags & {place.keys.tag(TOPIC, place.asked[person]) for person in (0, LEAST)}, table


async def test_my_words_says_the_same_to_everybody_once_the_key_is_gone(tmp_path: Path) -> None:
    async with polling_place(tmp_path, size=SIZE) as place:
        here = AnswerPlace(place)
        await here.opens()
        for person in range(LEAST):
            await here.writes(Writes(person, 3 * person))
        await here.comes_to_its_end(0)
        found = [await place.store.run(my_words, place.actor(person), now=place.now) for person in (0, SIZE - 1)]
        assert found[0] == found[1]
        said_to = []
        for person in (0, SIZE - 1):
            with pytest.raises(Refusal) as refused:
                await place.store.run(anonymous.take_out_anonymous, place.actor(person), TOPIC)
            said_to.append(str(refused.value))
        assert said_to[0] == said_to[1]
