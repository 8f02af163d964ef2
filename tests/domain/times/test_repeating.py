"""What people type for something that comes round."""

from datetime import UTC, datetime, timedelta

import pytest

from bot.domain.refusals import Invalid
from bot.domain.times import Rule, Usual, how_often, say_rule
from tests.domain.times.table import LONDON, Row, moment, rows

ROWS = list(rows("repeating.txt"))
NOW = moment("22 Nov 26 10:00")


def rule(typed: str, zone: str = LONDON, now: datetime = NOW) -> Rule:
    found = how_often(typed, now=now, zone=zone)
    assert isinstance(found, Rule)
    return found


def times(found: Rule, number: int, after: datetime = NOW) -> list[datetime]:
    listed = []
    for _ in range(number):
        following = found.next_after(after)
        assert following is not None
        listed.append(after := following)
    return listed


@pytest.mark.parametrize("row", ROWS, ids=str)
def test_a_phrase_means_what_it_says(row: Row) -> None:
    try:
        answer = how_often(row.typed, now=row.now, zone=LONDON)
    except Invalid as refusal:
        said = refusal.sentence.format(**refusal.values)
        assert row.kind == "!", said
        assert row.expected in said
    else:
        rules = (answer,) if isinstance(answer, Rule) else answer.choices
        assert "=?"[len(rules) > 1] == row.kind
        assert " / ".join(map(say_rule, rules)) == row.expected


def test_without_an_hour_the_usual_one_is_taken() -> None:
    found = how_often("every Thursday evening", now=NOW, zone=LONDON, usual=Usual())
    assert isinstance(found, Rule)
    assert say_rule(found) == "every Thursday at 19:00"


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("every other Thursday at 2pm", ["26 Nov 26 14:00", "10 Dec 26 14:00", "24 Dec 26 14:00", "7 Jan 27 14:00"]),
        ("every 2 weeks on Mon and Thu 2pm", ["23 Nov 26 14:00", "26 Nov 26 14:00", "7 Dec 26 14:00"]),
        ("the last Friday of the month 2pm", ["27 Nov 26 14:00", "25 Dec 26 14:00", "29 Jan 27 14:00"]),
        ("every weekday 9am", ["23 Nov 26 09:00", "24 Nov 26 09:00", "25 Nov 26 09:00"]),
        (
            "the last day of the month noon",
            ["30 Nov 26 12:00", "31 Dec 26 12:00", "31 Jan 27 12:00", "28 Feb 27 12:00"],
        ),
        ("every 3 April 9am", ["3 Apr 27 09:00", "3 Apr 28 09:00"]),
        ("every 3 days 9am", ["23 Nov 26 09:00", "26 Nov 26 09:00"]),
        ("every Sunday at 9am", ["29 Nov 26 09:00", "6 Dec 26 09:00"]),
    ],
)
def test_it_comes_round(typed: str, expected: list[str]) -> None:
    assert times(rule(typed), len(expected)) == list(map(moment, expected))


def test_the_hour_on_the_wall_stays_when_the_clocks_change() -> None:
    found = times(rule("every Sunday at 9am"), 3, after=moment("20 Mar 27 10:00"))
    assert found == [moment("21 Mar 27 09:00"), moment("28 Mar 27 09:00"), moment("4 Apr 27 09:00")]
    assert found[1] - found[0] == timedelta(days=6, hours=23)


def test_an_hour_that_is_skipped_moves_on_and_one_that_comes_twice_comes_once() -> None:
    nightly = rule("every day at 01:30")
    assert times(nightly, 3, after=moment("26 Mar 27 12:00")) == [
        moment("27 Mar 27 01:30"),
        moment("28 Mar 27 02:30"),
        moment("29 Mar 27 01:30"),
    ]
    assert times(nightly, 3, after=moment("23 Oct 26 12:00")) == [
        moment("24 Oct 26 01:30"),
        moment("25 Oct 26 01:30 BST"),
        moment("26 Oct 26 01:30"),
    ]


def test_what_a_zone_left_out_comes_on_the_day_after() -> None:
    fridays = rule("every Friday 10am", "Pacific/Apia", datetime(2011, 12, 1, tzinfo=UTC))
    early_on_saturday = datetime(2011, 12, 30, 15, tzinfo=UTC)  # there was no Friday 30 December
    assert fridays.next_after(early_on_saturday) == datetime(2011, 12, 30, 20, tzinfo=UTC)


def test_after_the_last_day_that_can_be_counted_nothing_comes() -> None:
    assert rule("every 3 April 9am").next_after(datetime(9999, 12, 30, tzinfo=UTC)) is None
