"""Once or again and again: both tables, read as people type them where either may be meant."""

import pytest

from bot.domain.refusals import Invalid
from bot.domain.times import Either, Found, Rule, Which, once_or_often, say, say_rule
from tests.domain.times.table import LONDON, Row, moment, rows

NOW = moment("22 Nov 26 10:00")


def meant(typed: str, row: Row) -> str:
    """Read it, and say in full what it means, each way it can be read."""
    found = once_or_often(typed, now=row.now, zone=LONDON)
    once = found.once if isinstance(found, Either) else found.choices if isinstance(found, Which) else ()
    once = (found,) if isinstance(found, Found) else once
    often = found.often if isinstance(found, Either) else (found,) if isinstance(found, Rule) else ()
    return " / ".join((*(say(one, zone=LONDON) for one in once), *map(say_rule, often)))


@pytest.mark.parametrize("row", [row for row in rows("repeating.txt") if row.kind in "=?"], ids=str)
def test_what_comes_round_is_read_so_or_asked_about(row: Row) -> None:
    said = meant(row.typed, row)
    assert said == row.expected or said.endswith(f" / {row.expected}")


@pytest.mark.parametrize("row", [row for row in rows("repeating.txt") if row.kind == "!"], ids=str)
def test_what_cannot_come_round_comes_once_or_is_refused_with_the_reason(row: Row) -> None:
    try:
        said = meant(row.typed, row)
    except Invalid as refusal:
        said = refusal.sentence.format(**refusal.values)
        assert row.expected in said or "like this" in said
    else:
        assert "every" not in said


@pytest.mark.parametrize("row", [row for row in rows("phrases.txt") if row.kind == "="], ids=str)
def test_what_comes_once_is_never_read_as_something_that_comes_round(row: Row) -> None:
    try:
        found = once_or_often(row.typed, now=row.now, zone=LONDON)
    except Invalid:
        return  # from one time to another, or without an hour: a reminder takes neither
    assert isinstance(found, Found | Which) or (isinstance(found, Either) and found.once)


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        (
            "the last Friday of the month 2pm",
            "Friday 27 November 2026, 14:00 / the last Friday of every month at 14:00",
        ),
        ("Thursday 2pm", "Thursday 26 November 2026, 14:00"),
        ("every Thursday 2pm", "every Thursday at 14:00"),
        ("Thursdays at 2pm", "every Thursday at 14:00"),
        ("the 25th of the month, 9am", "Wednesday 25 November 2026, 09:00 / the 25th of every month at 09:00"),
    ],
)
def test_where_both_may_be_meant_both_are_offered(typed: str, expected: str) -> None:
    assert meant(typed, Row(NOW, typed, "=", expected)) == expected
