"""Letters to people through whole lives: 200 seeds here, 2,000 in the soak; and built wrong, it is noticed."""

from collections.abc import Callable
from functools import partial

import pytest

from tests.simulation.life import live
from tests.simulation.noticing import from_each_start, unnoticed
from tests.simulation.post import broken
from tests.simulation.post.life import PostLife
from tests.simulation.template import template

LIVES, AT_ONCE = 200, 20
SOAK, SOAK_AT_ONCE = 2000, 50
TELLING = 34  # just now, the life in which most of it shows: from any other it takes longer, and the soak tries twenty


@pytest.mark.parametrize("first", range(0, LIVES, AT_ONCE))
def test_every_letter_comes_once_at_a_welcome_time_or_not_at_all(first: int) -> None:
    for seed in range(first, first + AT_ONCE):
        live(seed, kind=PostLife)


@pytest.mark.soak
@pytest.mark.parametrize("first", range(LIVES, LIVES + SOAK, SOAK_AT_ONCE))
def test_every_letter_comes_once_at_a_welcome_time_or_not_at_all_for_longer(first: int) -> None:
    for seed in range(first, first + SOAK_AT_ONCE):
        live(seed, kind=PostLife)


def test_the_same_seed_brings_the_same_letters_byte_for_byte() -> None:
    for seed in range(3):
        one, two = live(seed, kind=PostLife), live(seed, kind=PostLife)
        assert one.trace == two.trace, f"Life {seed} differs from itself."
        assert one.log == two.log


@from_each_start
@pytest.mark.parametrize("way", broken.WAYS, ids=lambda way: way.__name__)
def test_each_way_of_building_it_wrong_is_noticed(
    way: Callable[[pytest.MonkeyPatch], None], starts: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    template()  # which is not to be built wrong
    way(monkeypatch)
    assert unnoticed(partial(live, kind=PostLife), starts, begin=TELLING) == []
