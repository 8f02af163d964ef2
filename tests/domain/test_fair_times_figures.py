"""What following the suggestions does for each way of working, on the twelve dates of the rehearsal programme."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from bot.domain.fair_times import Missed, Shift, Sitting, fairest_first, left_out, once, times_around
from tests.rules.project import ROOT
from tests.services.workshops import workshops

PROGRAMME: Final = tuple(Sitting(one.starts, one.minutes) for one in workshops())
IN_WORDS: Final = {
    "Split day": Shift.SPLIT,
    "Mornings": Shift.MORNINGS,
    "Tea and bed": Shift.TEA_AND_BED,
    "Weekly rota": Shift.ROTA,
    "Nights": Shift.NIGHTS,
    "Live-in": Shift.LIVE_IN,
    "Weekends": Shift.WEEKENDS,
}
SERVED: Final = {  # at how many of the twelve each could be, and the longest that it was left out in a row
    "suggested": {
        Shift.SPLIT: (7, 1),
        Shift.MORNINGS: (11, 1),
        Shift.TEA_AND_BED: (6, 2),
        Shift.ROTA: (6, 2),
        Shift.NIGHTS: (5, 2),
        Shift.LIVE_IN: (6, 2),
        Shift.WEEKENDS: (5, 2),
    },
    "as it was": {
        Shift.SPLIT: (8, 2),
        Shift.MORNINGS: (1, 6),
        Shift.TEA_AND_BED: (11, 1),
        Shift.ROTA: (8, 2),
        Shift.NIGHTS: (1, 6),
        Shift.LIVE_IN: (0, 12),
        Shift.WEEKENDS: (1, 6),
    },
    "always 13:30": {
        Shift.SPLIT: (12, 0),
        Shift.MORNINGS: (0, 12),
        Shift.TEA_AND_BED: (11, 1),
        Shift.ROTA: (11, 1),
        Shift.NIGHTS: (0, 12),
        Shift.LIVE_IN: (0, 12),
        Shift.WEEKENDS: (0, 12),
    },
    "always 10:30": {
        Shift.SPLIT: (0, 12),
        Shift.MORNINGS: (0, 12),
        Shift.TEA_AND_BED: (12, 0),
        Shift.ROTA: (0, 12),
        Shift.NIGHTS: (0, 12),
        Shift.LIVE_IN: (0, 12),
        Shift.WEEKENDS: (0, 12),
    },
}


def always(hour: int, minute: int) -> Iterator[Sitting]:
    return (Sitting(one.starts.replace(hour=hour, minute=minute), one.minutes) for one in PROGRAMME)


def suggested() -> Iterator[Sitting]:
    """Follow every suggestion, on the days and for as long as it was."""
    before: list[Missed] = []
    for one in PROGRAMME:
        around = times_around(one.starts.date(), one.minutes, after=PROGRAMME[0].starts)
        first, *_ = fairest_first(once(around), before)
        assert first.sittings[0].starts.date() == one.starts.date()
        before.append(first.hardly)
        yield first.sittings[0]


def missed_by(ways: Iterator[Sitting] | Sequence[Sitting]) -> list[Missed]:
    return [left_out((one,)) for one in ways]


WAYS: Final = {
    "suggested": missed_by(suggested()),
    "as it was": missed_by(PROGRAMME),
    "always 13:30": missed_by(always(13, 30)),
    "always 10:30": missed_by(always(10, 30)),
}


def served(missed: Sequence[Missed], shift: Shift) -> tuple[int, int]:
    row = "".join("-" if shift in one else " " for one in missed)
    return row.count(" "), max(map(len, row.split(" ")))


def out_of_four(missed: Sequence[Missed]) -> set[Shift]:
    return {shift for at in range(len(missed) - 3) for shift in frozenset.intersection(*missed[at : at + 4])}


def test_no_way_of_working_is_left_out_of_four_suggested_times_in_a_row() -> None:
    assert out_of_four(WAYS["suggested"]) == set()
    assert out_of_four(WAYS["as it was"]) == {Shift.MORNINGS, Shift.NIGHTS, Shift.LIVE_IN, Shift.WEEKENDS}


def test_who_is_served_least_is_served_better_than_by_any_one_time() -> None:
    least = {way: min(served(missed, shift)[0] for shift in Shift) for way, missed in WAYS.items()}
    assert least == {"suggested": 5, "as it was": 0, "always 13:30": 0, "always 10:30": 0}


def test_each_way_of_working_is_served_as_the_figures_say() -> None:
    assert {way: {shift: served(missed, shift) for shift in Shift} for way, missed in WAYS.items()} == SERVED


def test_the_page_has_the_same_figures() -> None:
    page = (ROOT / "docs" / "fair-times.md").read_text("utf-8")
    rows = re.findall(r"^\| (.+?) \| (\d+) \| (\d+) \| (\d+) \| (\d+) \|$", page, re.MULTILINE)
    assert {name: tuple(map(int, figures)) for name, *figures in rows} == {
        name: tuple(SERVED[way][shift][0] for way in ("suggested", "as it was", "always 13:30", "always 10:30"))
        for name, shift in IN_WORDS.items()
    }
