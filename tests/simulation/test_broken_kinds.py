"""The lives of votes of each kind bite: what is built wrong about it is noticed, with whichever seed one begins."""

import pytest

from tests.simulation.broken_kinds import MISTAKES, Mistake
from tests.simulation.life import live
from tests.simulation.noticing import from_each_start, unnoticed
from tests.simulation.plan import Plan
from tests.simulation.template import template

EACH = [pytest.param(one, id=one.build.__name__, marks=() if one.often else pytest.mark.soak) for one in MISTAKES]


@from_each_start
@pytest.mark.parametrize("mistake", EACH)
def test_each_way_of_building_a_kind_wrong_is_noticed(
    mistake: Mistake, starts: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    for crowded in (False, True):
        template(crowded=crowded)  # which is not to be built wrong
    mistake.build(monkeypatch)
    assert unnoticed(live, starts, concerned=lambda seed: mistake.is_about(Plan.of(seed))) == []
