"""The lives bite: each way of building it wrong is noticed, with whichever seed one begins."""

from collections.abc import Callable

import pytest

from tests.simulation import broken
from tests.simulation.life import live
from tests.simulation.noticing import from_each_start, unnoticed
from tests.simulation.template import template


@from_each_start
@pytest.mark.parametrize("way", broken.WAYS, ids=lambda way: way.__name__)
def test_each_way_of_building_it_wrong_is_noticed(
    way: Callable[[pytest.MonkeyPatch], None], starts: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    template()  # which is not to be built wrong
    way(monkeypatch)
    assert unnoticed(live, starts) == []
