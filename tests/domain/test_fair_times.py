"""Fair times: who can hardly come when, and that whoever was left out comes next."""

import sys
from datetime import date, datetime, timedelta
from itertools import islice
from subprocess import run
from typing import Final

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.domain import hours
from bot.domain.fair_times import (
    Missed,
    Shift,
    Sitting,
    advised,
    fairest_first,
    in_a_row,
    left_out,
    once,
    times_around,
    twice,
    way,
)

THURSDAY: Final = date(2027, 3, 4)
NEVER: Final = datetime.fromisoformat("2027-01-01")
EVERYBODY: Final = frozenset(Shift)
AROUND: Final = tuple(times_around(THURSDAY, 90, after=NEVER))


def at(clock: str, minutes: int = 90, day: date = THURSDAY) -> Sitting:
    return Sitting(datetime.fromisoformat(f"{day} {clock}"), minutes)


@pytest.mark.parametrize(
    ("clock", "out"),
    [
        ("06:00", EVERYBODY - {Shift.TEA_AND_BED, Shift.WEEKENDS}),
        ("10:30", EVERYBODY - {Shift.TEA_AND_BED}),
        ("13:30", {Shift.MORNINGS, Shift.NIGHTS, Shift.LIVE_IN, Shift.WEEKENDS}),
        ("14:00", {Shift.NIGHTS, Shift.WEEKENDS}),
        ("16:00", EVERYBODY - {Shift.MORNINGS, Shift.NIGHTS}),
        ("19:00", {Shift.SPLIT, Shift.TEA_AND_BED, Shift.ROTA, Shift.LIVE_IN}),
        ("22:30", {Shift.NIGHTS, Shift.LIVE_IN}),  # over midnight
    ],
)
def test_who_is_at_work_or_asleep_can_hardly_come(clock: str, out: frozenset[Shift]) -> None:
    assert left_out((at(clock),)) == out


def test_who_cares_at_weekends_is_free_on_weekday_evenings_alone() -> None:
    friday, saturday, sunday = (THURSDAY + timedelta(days=days) for days in (1, 2, 3))
    assert Shift.WEEKENDS not in left_out((at("19:00", day=friday),))
    assert Shift.WEEKENDS in left_out((at("19:00", day=saturday),))
    assert Shift.WEEKENDS in left_out((at("14:00", day=sunday),))


def test_a_night_that_begins_on_sunday_is_slept_off_on_monday() -> None:
    monday = date(2027, 3, 8)
    assert Shift.NIGHTS in left_out((at("10:00", day=monday),))
    assert Shift.NIGHTS in left_out((at("23:30", day=monday - timedelta(days=1)),))


def test_a_meeting_may_end_where_work_begins_and_begin_where_it_ends() -> None:
    assert Shift.SPLIT not in left_out((at("13:30", 180),))
    assert Shift.SPLIT in left_out((at("13:29", 180),))
    assert Shift.SPLIT in left_out((at("13:30", 181),))


def test_a_session_that_is_held_twice_leaves_out_only_who_can_come_to_neither() -> None:
    assert left_out((at("10:30"), at("19:00"))) == EVERYBODY - {Shift.TEA_AND_BED, Shift.MORNINGS} - (
        {Shift.NIGHTS, Shift.WEEKENDS}
    )
    assert left_out((at("14:00"), at("19:00"))) == frozenset()
    assert left_out(()) == frozenset()


def test_what_was_missed_is_counted_back_from_the_last_session() -> None:
    nights, both = frozenset({Shift.NIGHTS}), frozenset({Shift.NIGHTS, Shift.SPLIT})
    assert in_a_row(())[Shift.NIGHTS] == 0
    assert in_a_row((both, nights))[Shift.NIGHTS] == 2
    assert in_a_row((both, nights))[Shift.SPLIT] == 0
    assert in_a_row((nights,) * 9)[Shift.NIGHTS] == 4


def test_first_the_time_is_suggested_that_leaves_out_the_fewest_and_then_one_for_the_others() -> None:
    first, *_ = fairest_first(once(AROUND), ())
    assert first == way(at("14:00"))
    then, *_ = fairest_first(once(AROUND), (first.hardly,))
    assert then == way(at("19:00"))


def test_the_fairest_two_leave_out_nobody_and_do_not_overlap() -> None:
    pairs = twice(once(AROUND))
    assert fairest_first(pairs, ())[0] == way(at("14:00"), at("19:00"))
    assert [pair for pair in pairs if pair.sittings[0].ends > pair.sittings[1].starts] == []


def test_a_time_is_told_by_who_can_hardly_come_who_was_left_out_before_and_what_is_fairer() -> None:
    nights, both = frozenset({Shift.NIGHTS}), frozenset({Shift.NIGHTS, Shift.SPLIT})
    told = advised(way(at("10:30")), (both, nights), AROUND, (way(at("19:00")),))
    assert told.chosen.hardly == EVERYBODY - {Shift.TEA_AND_BED}
    assert (told.again, told.in_a_row) == (nights, 2)
    assert told.fairer == way(at("19:00"))
    assert [one.sittings[0].starts.hour for one in told.suggested] == [19, 16, 14]
    assert told.both is not None
    assert told.both.hardly == frozenset()
    assert told.asked_about == (way(at("19:00")),)


def test_nothing_is_fairer_than_a_time_that_is_as_fair_as_any() -> None:
    told = advised(way(at("14:15", 75)), (), AROUND)
    assert (told.fairer, told.again, told.in_a_row) == (None, frozenset(), 0)
    held_twice = advised(way(at("14:00"), at("19:00")), (frozenset({Shift.NIGHTS}),), AROUND)
    assert (held_twice.fairer, held_twice.again) == (None, frozenset())


def test_times_are_suggested_near_the_day_that_was_chosen_on_weekdays_and_still_to_come() -> None:
    now, saturday = datetime.fromisoformat("2027-03-04 16:00"), date(2027, 3, 6)
    found = tuple(times_around(saturday, 60, after=now))
    days = list(dict.fromkeys(one.starts.date().isoformat() for one in found))
    assert days == ["2027-03-05", "2027-03-08", "2027-03-04", "2027-03-09"]
    assert [one for one in found if one.starts <= now or one.minutes != 60] == []


@pytest.mark.parametrize(
    ("shift", "pattern"),
    [
        (Shift.SPLIT, hours.Pattern.SPLIT_DAY),
        (Shift.MORNINGS, hours.Pattern.MORNINGS),
        (Shift.TEA_AND_BED, hours.Pattern.TEA_AND_BED),
        (Shift.ROTA, hours.Pattern.WEEKLY_ROTA),
        (Shift.NIGHTS, hours.Pattern.NIGHTS),
        (Shift.LIVE_IN, hours.Pattern.LIVE_IN),
    ],
)
def test_nobody_is_held_to_be_busy_when_whoever_works_so_may_be_written_to(
    shift: Shift, pattern: hours.Pattern
) -> None:
    monday = datetime.fromisoformat("2027-03-01")
    for window in hours.open_times(hours.hours_for(pattern, "Europe/London")):
        starts = monday + timedelta(days=window.weekday, minutes=window.starts)
        assert shift not in left_out((Sitting(starts, window.ends - window.starts),))


@settings(max_examples=50)
@given(
    st.lists(st.frozensets(st.sampled_from(Shift)), max_size=6),
    st.lists(st.tuples(st.dates(date(2027, 1, 1), date(2029, 1, 1)), st.integers(15, 120)), min_size=4, max_size=8),
)
def test_whoever_was_left_out_before_nobody_is_left_out_of_four_suggested_times_in_a_row(
    before: list[Missed], days: list[tuple[date, int]]
) -> None:
    missed = list(before)
    for day, minutes in days:
        first, *_ = fairest_first(once(islice(times_around(day, minutes, after=NEVER), 5)), missed)
        missed.append(first.hardly)
    suggested = missed[len(before) :]
    for four in zip(*(suggested[n:] for n in range(4)), strict=False):
        assert frozenset.intersection(*four) == frozenset()


def test_the_rule_knows_no_people() -> None:
    """What it loads is itself and the standard library: it cannot learn who takes part, or how many."""
    asked = (
        "import sys, bot.domain; before = set(sys.modules)",
        "import bot.domain.fair_times",
        "print(*set(sys.modules) - before)",
    )
    loaded = set(
        run([sys.executable, "-c", "; ".join(asked)], capture_output=True, check=True, text=True).stdout.split()
    )
    ours = {name for name in loaded if name.partition(".")[0] in {"bot", "cogs", "storage"}}
    assert {name for name in ours if not name.startswith("bot.domain.fair_times")} == set()
    assert {name.partition(".")[0] for name in loaded} <= {*sys.stdlib_module_names, "bot"}
