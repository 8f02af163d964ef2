"""The lives bite: each way of building it wrong is noticed within so many seeds."""

from collections.abc import Callable

import pytest

from tests.simulation import broken
from tests.simulation.life import BrokenPromise, live

SEEDS = 120


@pytest.mark.parametrize("way", broken.WAYS, ids=lambda way: way.__name__)
def test_each_way_of_building_it_wrong_is_noticed(
    way: Callable[[pytest.MonkeyPatch], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    live(0)
    way(monkeypatch)
    for seed in range(SEEDS):
        try:
            live(seed)
        except BrokenPromise as noticed:
            assert str(seed) in str(noticed)  # noqa: PT017 - the first one of many is looked for
            return
    pytest.fail(f"{SEEDS} lives noticed nothing.")
