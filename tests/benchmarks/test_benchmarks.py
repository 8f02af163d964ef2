"""That measuring works; never how quick anything is."""

import pytest

from bot.domain.polls import PollKind
from tests.benchmarks import catching_up, closing, counting, guarding, old_ballots, report
from tests.benchmarks.__main__ import measure
from tests.benchmarks.answering import AT_ONCE
from tests.benchmarks.bare import PLACES
from tests.benchmarks.rounds import Plan

pytestmark = pytest.mark.bench
ALL_KEPT = {**dict.fromkeys(map(str, PollKind), AT_ONCE), "single": 100}


async def test_a_short_round_measures_and_keeps_every_vote_every_answer_and_every_place(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("tests.benchmarks.__main__.find_spec", lambda _: None)
    monkeypatch.delenv("SPEED_PYTHON", raising=False)
    pressed = await measure(Plan(rounds=1, starts=1, bursts={1: 2, 100: 1}, settled=0))
    assert pressed.votes.kept == {report.OURS: 100}
    assert {kind: one.kept[report.OURS] for kind, one in pressed.kinds.items() if one.kept} == ALL_KEPT
    assert {one.kept[report.SLOW] for one in pressed.kinds.values() if one.kept} == {AT_ONCE}
    assert pressed.answers.told == pressed.answers.kept == {report.OURS: 2 * AT_ONCE}
    assert pressed.yeses.told == pressed.yeses.kept == {report.OURS: 2 * PLACES}
    sizes = {name: set(sizes) for name, sizes in pressed.votes.results.items()}
    assert sizes == {name: {1, 100} for name in pressed.starts}
    assert report.BARE in report.table(pressed)
    assert report.BARE in report.also_pressed(pressed)
    assert report.SLOW in report.by_kind(pressed)
    assert "READY" in report.aims(pressed)
    assert "154 of 154" in report.kept(pressed, 100)
    assert "120 of 120" in report.kept(pressed, 100)
    assert report.as_json(pressed)["votes kept"] == {report.OURS: 100}


def test_the_guard_is_timed_with_a_usual_text_and_with_the_longest() -> None:
    figures = guarding.measure()
    assert set(figures) > {"a usual text", "words", "spaces"}
    assert "a usual text" in guarding.table(figures)


def test_the_close_of_a_question_is_timed_with_all_its_answers() -> None:
    figures = closing.measure()
    assert set(figures) == {"to post", "to close", "to begin anew"}
    assert "to close" in closing.table(figures)


def test_catching_up_is_timed_beside_all_those_answers() -> None:
    assert "aim: 100" in catching_up.table(catching_up.measure())


def test_the_close_of_a_vote_and_its_chart_are_timed_and_so_is_how_long_the_loop_waits_for_them() -> None:
    figures = counting.measure()
    assert set(figures) == {*(kind.value for kind in PollKind), counting.LOOP, counting.CHART, counting.LOOP_DRAWING}
    assert "aim: 1000" in counting.table(figures)


def test_a_press_is_timed_beside_many_ballots_of_old_votes() -> None:
    assert "aim: 1.2" in old_ballots.table(old_ballots.measure(many=2 * old_ballots.FEW))
