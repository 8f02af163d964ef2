"""Stories that begin at an hour, or on a day, at which things go wrong: the year ends, it is night, clocks change."""

from datetime import UTC, datetime

import pytest

from bot.rehearsing import set_the_scene
from tests.rehearsal.house import CLOSED, WORDS, House, words

VIDEO = WORDS["Answers, one a line"].splitlines()[0]
MOMENTS = {
    "ten minutes before the year ends": datetime(2027, 12, 31, 23, 50, tzinfo=UTC),
    "half past midnight": datetime(2027, 6, 8, 23, 30, tzinfo=UTC),
    "just before clocks go forward": datetime(2028, 3, 26, 0, 58, tzinfo=UTC),
    "just before clocks go back": datetime(2027, 10, 31, 0, 58, tzinfo=UTC),
    "in the hour that comes twice": datetime(2027, 10, 31, 1, 30, tzinfo=UTC),
    "a leap day": datetime(2028, 2, 29, 12, 0, tzinfo=UTC),
}


@pytest.mark.parametrize("moment", MOMENTS.values(), ids=MOMENTS.keys())
async def test_a_vote_goes_from_its_words_to_its_result_whenever_it_begins(empty_house: House) -> None:
    house = empty_house
    await set_the_scene(house.stage)
    await house.opens_poll()
    await house.vote_all((VIDEO, 6))
    house.passes(CLOSED)
    assert f"{VIDEO}: **6**" in words(await house.person("Amara").sees("Closed: 6 answers"))
