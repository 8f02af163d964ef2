"""Sessions through whole lives: a few here, 200 by hand, 2,000 in the soak; and built wrong, it is noticed."""

from collections.abc import Callable
from functools import partial

import pytest

from tests.simulation.life import live
from tests.simulation.noticing import unnoticed
from tests.simulation.sessions import broken
from tests.simulation.sessions.life import SessionLife
from tests.simulation.template import template

LIVES = 3
SOAK, SOAK_AT_ONCE = 2000, 50


def test_every_promise_about_sessions_is_kept_in_any_weather() -> None:
    for seed in range(LIVES):
        live(seed, kind=SessionLife)


@pytest.mark.soak
@pytest.mark.timeout(1800)
@pytest.mark.parametrize("first", range(LIVES, LIVES + SOAK, SOAK_AT_ONCE))
def test_every_promise_about_sessions_is_kept_for_longer(first: int) -> None:
    for seed in range(first, first + SOAK_AT_ONCE):
        live(seed, kind=SessionLife)


@pytest.mark.soak
def test_the_same_seed_holds_the_same_session_byte_for_byte() -> None:
    one, two = live(0, kind=SessionLife), live(0, kind=SessionLife)
    assert one.trace == two.trace
    assert one.log == two.log


def _ways() -> list[object]:
    """Return every way of building it wrong; those that show in some later life alone wait for the soak."""
    later = (pytest.mark.soak, pytest.mark.timeout(1800))
    return [way if way in broken.SEEN_AT_ONCE else pytest.param(way, marks=later) for way in broken.WAYS]


@pytest.mark.parametrize("way", _ways(), ids=lambda way: way.__name__)
def test_each_way_of_building_it_wrong_is_noticed(
    way: Callable[[pytest.MonkeyPatch], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    template()  # which is not to be built wrong
    way(monkeypatch)
    assert unnoticed(partial(live, kind=SessionLife), 1) == []
