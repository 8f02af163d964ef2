"""Places left: in one step of five, and nothing of fewer than five people."""

from collections import defaultdict

from hypothesis import given
from hypothesis import strategies as st

from bot.domain.places_left import PlacesLeft, places_left

PLACES = st.integers(1, 500)


@given(PLACES, st.integers(0, 500))
def test_what_is_said_is_true(places: int, taken: int) -> None:
    left = max(places - taken, 0)
    said = places_left(places, min(taken, places))
    assert said in {
        PlacesLeft.UNSAID,
        PlacesLeft.PLENTY if left >= 5 else PlacesLeft.FEW if left else PlacesLeft.FULL,
    }


@given(PLACES)
def test_it_is_the_same_however_many_of_fewer_than_five_have_pressed(places: int) -> None:
    assert len({places_left(places, taken) for taken in range(min(5, places + 1))}) == 1


@given(st.integers(10, 500))
def test_only_that_it_is_full_tells_one_number(places: int) -> None:
    bands = defaultdict(list)
    for taken in range(places + 1):
        bands[places_left(places, taken)].append(taken)
    assert {band for band, those in bands.items() if len(those) < 4} == {PlacesLeft.FULL}


def test_where_there_is_room_for_all_nothing_is_said() -> None:
    assert places_left(None, 77) is PlacesLeft.UNSAID
