"""That measuring letters works; never how quick anything is."""

import pytest

from tests.benchmarks.letters import report, virtual
from tests.benchmarks.letters.__main__ import Plan, measure

pytestmark = pytest.mark.bench


def test_a_short_run_measures_and_every_letter_arrives_once() -> None:
    found = measure(Plan(due=30, watched=30, many=40, watched_of_many=20, patience=1, lead=4))
    assert (found.now.arrived, found.many.arrived, found.paced.arrived) == (30, 20, 30)
    assert (found.now.twice, found.many.twice, found.paced.twice) == (0, 0, 0)
    assert found.now.states == {"sent": 30}
    assert found.jobs.ran_a_minute_late == 0
    assert "asyncio.gather" in report.table(found)
    assert "pace allows" in report.aims(found)
    assert found.as_json()["job store"] == {"due": 30, "ran": found.jobs.ran, "ran_a_minute_late": 0}


def test_at_forty_five_a_second_nothing_is_lost_between_one_look_and_the_next() -> None:
    found = virtual.measure(500, pace=45)
    assert (found.arrived, found.twice, found.refused) == (500, 0, 0)
    assert found.took == pytest.approx(found.allowed, abs=0.1)  # virtual seconds, the same on every computer
