"""What people type for one time."""

from datetime import UTC, datetime, time

import pytest

from bot.domain.refusals import Invalid
from bot.domain.times import Found, Usual, Which, when
from tests.domain.times.table import LONDON, Row, found, moment, rows

ROWS = list(rows("phrases.txt"))
NOW = moment("22 Nov 26 10:00")


def meant(row: Row) -> tuple[str, object]:
    try:
        answer = when(row.typed, now=row.now, zone=LONDON)
    except Invalid as refusal:
        return "!", refusal.sentence.format(**refusal.values)
    return ("=", (answer,)) if isinstance(answer, Found) else ("?", answer.choices)


def test_the_table_is_long() -> None:
    assert len(ROWS) >= 300
    assert len({(row.now, row.typed) for row in ROWS}) == len(ROWS)


@pytest.mark.parametrize("row", ROWS, ids=str)
def test_a_phrase_means_what_it_says(row: Row) -> None:
    kind, answer = meant(row)
    assert kind == row.kind, answer
    if kind == "!":
        assert row.expected in str(answer)
    else:
        assert answer == tuple(map(found, row.expected.split(" / ")))


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ("tomorrow at 8", "hour"),
        ("next Thursday 8pm", "day"),
        ("8am", "passed"),
        ("28 March 2027 1.30am", "skipped"),
        ("31 October 2027 1.30am", "twice"),
    ],
)
def test_a_question_says_why_it_is_asked(typed: str, why: str) -> None:
    answer = when(typed, now=NOW, zone=LONDON)
    assert isinstance(answer, Which)
    assert answer.why == why


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("Thursday", "26 Nov 26 09:00"),
        ("tomorrow morning", "23 Nov 26 09:00"),
        ("tomorrow afternoon", "23 Nov 26 14:00"),
        ("Thursday evening", "26 Nov 26 19:00"),
        ("tonight", "22 Nov 26 21:00"),
        ("in 3 days", "25 Nov 26 10:00"),
        ("3 April 2027", "3 Apr 27 09:00"),
        ("the last Friday of the month", "27 Nov 26 09:00"),
    ],
)
def test_askers_with_a_usual_hour_may_be_told_a_day_alone(typed: str, expected: str) -> None:
    assert when(typed, now=NOW, zone=LONDON, usual=Usual()) == found(expected)


def test_next_thursday_is_a_question_with_a_usual_hour_too() -> None:
    answer = when("next Thursday", now=NOW, zone=LONDON, usual=Usual(day=time(20)))
    assert isinstance(answer, Which)
    assert answer.choices == (found("26 Nov 26 20:00"), found("3 Dec 26 20:00"))


@pytest.mark.parametrize("typed", ["3 April 2030", "3 April 2045"])
def test_a_far_year_without_an_hour_may_be_an_hour(typed: str) -> None:
    with pytest.raises(Invalid, match="could not read"):
        when(typed, now=NOW, zone=LONDON, usual=Usual())


@pytest.mark.parametrize("typed", ["morning", "at", "every Thursday 2pm"])
def test_a_part_of_the_day_alone_is_no_time(typed: str) -> None:
    with pytest.raises(Invalid, match="like this"):
        when(typed, now=NOW, zone=LONDON, usual=Usual())


def test_where_one_time_is_wanted_a_span_is_not_taken() -> None:
    with pytest.raises(Invalid, match="one time only"):
        when("tomorrow 7–9pm", now=NOW, zone=LONDON, spans=False)
    assert when("tomorrow 10 to 5pm", now=NOW, zone=LONDON, spans=False) == found("23 Nov 26 16:50")


def test_between_two_same_hours_of_one_night_the_one_to_come_is_meant() -> None:
    between = datetime(2026, 10, 25, 0, 45, tzinfo=UTC)  # 01:45 for the first time
    assert when("today 01:30", now=between, zone=LONDON) == Found(datetime(2026, 10, 25, 1, 30, tzinfo=UTC))


def test_nothing_is_due_before_what_was_said() -> None:
    late = datetime(2026, 11, 22, 10, 0, 30, tzinfo=UTC)
    assert when("in 5 minutes", now=late, zone=LONDON) == Found(datetime(2026, 11, 22, 10, 6, tzinfo=UTC))


def test_a_day_that_a_zone_left_out_moves_to_the_next() -> None:
    answer = when("30/12/2011 10am", now=datetime(2011, 12, 1, tzinfo=UTC), zone="Pacific/Apia")
    assert isinstance(answer, Which)
    assert answer.why == "skipped"
    assert answer.choices == (Found(datetime(2011, 12, 30, 20, tzinfo=UTC)),)  # 31 December, 10:00


@pytest.mark.parametrize("zone", ["Pacific/Kiritimati", "Pacific/Pago_Pago"])
@pytest.mark.parametrize("typed", ["1/1/0001 00:00", "1/1/0001 23:59"])
def test_the_first_of_all_days_has_passed_or_is_none(typed: str, zone: str) -> None:
    with pytest.raises(Invalid, match=r"has passed|no such day"):
        when(typed, now=NOW, zone=zone)


@pytest.mark.parametrize("zone", ["Pacific/Kiritimati", LONDON])
def test_the_last_of_all_days_is_a_day(zone: str) -> None:
    assert isinstance(when("31/12/9999 20:00", now=NOW, zone=zone), Found)


@pytest.mark.parametrize("typed", ["31/12/9999 23:59", "31/12/9999 10pm-2am"])
def test_what_cannot_be_counted_any_more_is_refused(typed: str) -> None:
    with pytest.raises(Invalid, match="no such day"):
        when(typed, now=NOW, zone="Pacific/Pago_Pago")
