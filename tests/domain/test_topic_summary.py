"""What is said at the close of a topic: roughly how many, never few, and in the answers' own order."""

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.topic_summary import TapBand, summary_of
from tests.services.answered import a_topic

FEW, SOME, MANY, MOST = TapBand.FEW, TapBand.SOME, TapBand.MANY, TapBand.MOST


@pytest.mark.parametrize(
    ("sensitive", "taps", "answers", "bands"),
    [
        (False, [0] * 4, None, ()),
        (False, [0] * 5, 5, (SOME, FEW, FEW)),
        (False, [0] * 9 + [1] * 10 + [2] * 20, 39, (SOME, MANY, MOST)),
        (True, [0] * 9, None, ()),
        (True, [0] * 10 + [1] * 9, 19, (MANY, FEW, FEW)),
    ],
)
def test_a_summary_speaks_of_nobody_where_there_are_few(
    sensitive: bool, taps: Sequence[int], answers: int | None, bands: tuple[TapBand, ...]
) -> None:
    found = summary_of(a_topic(sensitive=sensitive), taps)
    assert (found.answers, found.taps) == (answers, bands)


@given(st.lists(st.integers(0, 2), max_size=60), st.booleans(), st.integers(0, 2))
def test_one_answer_fewer_changes_no_band_of_few(taps: list[int], sensitive: bool, place: int) -> None:
    least = 10 if sensitive else 5
    found = summary_of(a_topic(sensitive=sensitive), taps)
    if found.answers is not None and taps.count(place) < least:
        assert found.taps[place] is FEW
