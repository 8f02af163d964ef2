"""The files of results say what is kept of each, whatever people wrote, and nothing else."""

import csv
import io
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import strategies as st
from openpyxl import load_workbook

from bot.domain.decision_rules import DecisionRule
from bot.domain.people import RoleGroup
from bot.domain.poll_outcomes import WITH_A_RESULT, Outcome, OutcomeKind, WrittenAnswer, average_of
from bot.domain.polls import PollKind, Sensitivity
from bot.domain.small_numbers import Pool
from bot.services.polls import ResultsToTake
from bot.text import Words
from cogs.kit import people
from cogs.kit.tables import as_csv, as_workbook, readable, safe
from cogs.polls import result_table
from tests.domain.drawn_outcomes import LETTERS, outcomes
from tests.domain.votes import a_vote
from tests.services.promise import Promise, in_each_budget

EN = Words()
NOON = datetime(2027, 1, 8, 12, tzinfo=UTC)
HOSTILE = st.sampled_from(("=1+1", "+1", "-2", "@SUM(A1)", "\t=1", "\r=1", '"=1";=2', "'=1", "5", "about 3", "1,5"))
WORDS = st.one_of(HOSTILE, LETTERS)
_Rows = list[dict[str, Any]]


def of_csv(_: Words, taken: ResultsToTake) -> _Rows:
    text = as_csv(result_table.headings(_), result_table.rows(_, taken))
    return list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline="")))


def of_workbook(_: Words, taken: ResultsToTake) -> _Rows:
    book = as_workbook("Results", result_table.headings(_), result_table.rows(_, taken), made_at=NOON)
    (sheet,) = load_workbook(io.BytesIO(book)).worksheets
    headings, *lines = [["" if cell.value is None else cell.value for cell in row] for row in sheet.iter_rows()]
    assert not any(cell.data_type == "f" for row in sheet.iter_rows() for cell in row)
    return [dict(zip(headings, line, strict=True)) for line in lines]


def called(pool: Pool) -> str:
    return people.audience(EN, pool) if pool else "Everyone who answered"


def author(pool: Pool) -> str:
    return "a partner" if len(pool) > 1 else called(pool)


def say_what_is_kept(of_votes: Sequence[Outcome]) -> None:
    taken = ResultsToTake(tuple(of_votes), "Europe/London")
    for read, written in ((of_csv, safe), (of_workbook, readable)):
        lines = read(EN, taken)
        for outcome in of_votes:
            theirs, lines = lines[: lines_of(outcome)], lines[lines_of(outcome) :]
            assert {line["Question"] for line in theirs} == {written(outcome.poll.question)}
            assert numbers(outcome, theirs) == kept_numbers(outcome, written)
            assert came_to(theirs) == {called(one.pool): one.verdict for one in outcome.verdicts}
            say_nothing_else(outcome, theirs, written)
        assert lines == []


def lines_of(outcome: Outcome) -> int:
    counted = (outcome.counts is not None) + len(outcome.pools)
    alone = {one.pool for one in outcome.verdicts} - {one.pool for one in outcome.pools}
    alone -= {()} if outcome.counts is not None else set()
    return counted * len(outcome.poll.options) + len(alone) + len(outcome.written) or 1


def numbers(outcome: Outcome, lines: _Rows) -> list[tuple[str, ...]]:
    of_answers = [line for line in lines if line["How many"] != "" or (outcome.written and line["Answer"] != "")]
    return [tuple(str(line[name]) for name in ("Who answered", "Answer", "How many", "Out of")) for line in of_answers]


def kept_numbers(outcome: Outcome, written: Any) -> list[tuple[str, ...]]:
    blurred = outcome.kind is OutcomeKind.BLURRED
    groups = [((), outcome.answers, outcome.counts), *((one.pool, one.answers, one.counts) for one in outcome.pools)]
    return [
        (called(pool), written(option), f"about {count}" if blurred else str(count), "" if blurred else str(answers))
        for pool, answers, counts in groups
        for option, count in zip(outcome.poll.options, counts or (), strict=False)
    ] + [(author(one.pool), written(one.words), "", "") for one in outcome.written]


def came_to(lines: _Rows) -> dict[str, str]:
    named = {"reached": "reached", "not reached": "not_reached", "not reached, too few answered": "no_quorum"}
    return {line["Who answered"]: named[line["What they came to"]] for line in lines if line["What they came to"]}


def say_nothing_else(outcome: Outcome, lines: _Rows, written: Any) -> None:
    poll = outcome.poll
    by_name = {called(()): outcome.counts, **{called(one.pool): one.counts for one in outcome.pools}}
    for line in lines:
        if line["On average"] != "":
            assert Decimal(str(line["On average"])) == average_of(by_name[line["Who answered"]] or ())
        assert (line["Percent yes"] == "") or (poll.rule is not None and outcome.kind is OutcomeKind.COUNTS)
        follows = poll.next_step if outcome.kind in WITH_A_RESULT else ""
        assert line["What happens next"] == written(follows)
        assert line["What came of it"] == written(outcome.came_of_it)
        known = line["To know"].removeprefix(f"Fewer than {poll.fewest_answers} ")  # as many may have been asked
        assert str(poll.asked) not in known.split()
    if outcome.kind in {OutcomeKind.TOO_FEW, OutcomeKind.NO_DECISION, OutcomeKind.VOID, OutcomeKind.EARLIER}:
        told = {name for line in lines for name, cell in line.items() if cell != ""}
        assert told & {"How many", "Out of", "On average", "Percent yes", "What they came to"} == set()


@in_each_budget
@pytest.mark.parametrize("kind", PollKind)
def test_both_files_say_what_is_kept_of_each_vote_and_nothing_else(kind: PollKind, examples: int) -> None:
    Promise(say_what_is_kept, (st.lists(outcomes(kind, WORDS), max_size=2),)).is_kept(examples)


def test_blurred_numbers_stay_blurred_and_say_so() -> None:
    vote = replace(a_vote(3, sensitivity=Sensitivity.SENSITIVE), ended_at=NOON)
    taken = ResultsToTake((Outcome(OutcomeKind.BLURRED, counts=(17, 4, 2), poll=vote),), "Europe/London")
    (first, *_) = of_workbook(EN, taken)
    assert first == {
        "Question": "Which?",
        "Kind of vote": "One choice",
        "Closed on": "2027-01-08",
        "How it ended": "Closed: about how many chose what",
        "Who answered": "Everyone who answered",
        "Answer": "Option 0",
        "How many": "about 17",
        "Out of": "",
        "On average": "",
        "Percent yes": "",
        "What they came to": "",
        "To know": "Each number is a little blurred, on purpose.",
        "The rule": "",
        "What happens next": "",
        "What came of it": "",
    }


def test_what_was_written_stands_there_in_the_order_of_the_result() -> None:
    vote = a_vote(0, kind=PollKind.WRITTEN)
    written = tuple(WrittenAnswer(words) for words in ("Tea.", "=1+1", "A walk.", "Rest.", "Rest."))
    taken = ResultsToTake((Outcome(OutcomeKind.WORDS, written=written, poll=vote),), "Europe/London")
    assert [line["Answer"] for line in of_workbook(EN, taken)] == [one.words for one in written]
    assert [line["Answer"] for line in of_csv(EN, taken)] == ["Tea.", "'=1+1", "A walk.", "Rest.", "Rest."]


def test_a_day_is_named_as_it_was_where_people_live() -> None:
    vote = replace(a_vote(), ended_at=datetime(2027, 6, 30, 23, 30, tzinfo=UTC))
    taken = ResultsToTake((Outcome(OutcomeKind.VOID, poll=vote),), "Europe/London")
    (line,) = of_csv(EN, taken)
    assert line["Closed on"] == "2027-07-01"
    assert "All answers were destroyed unread" in line["To know"]


def test_a_decision_without_a_result_stands_with_the_rule_by_which_it_would_have_been_made() -> None:
    together = a_vote(3, kind=PollKind.DECISION, rule=DecisionRule(60), ended_at=NOON)
    in_each = replace(together, apart=((RoleGroup.WORKER,), (RoleGroup.MANAGER,)))
    ended = tuple(Outcome(OutcomeKind.TOO_FEW, poll=poll) for poll in (together, in_each))
    assert [line["The rule"] for line in of_csv(EN, ResultsToTake(ended, "Europe/London"))] == [
        "At least 60 % yes, counting only yes and no.",
        "At least 60 % yes in each group, counting only yes and no.",
    ]
