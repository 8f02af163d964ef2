"""Finds NHS numbers: ten figures whose last one proves the others."""

from collections.abc import Iterator
from typing import Final

from bot.domain.guard.figures import Readings
from bot.domain.guard.numbers import Run, runs
from bot.domain.guard.patterns import pattern
from bot.domain.guard.records import Find, FindReason

_CUE: Final = pattern(r"\b(?:nhs|gig|patient|hospital|chi|claf|(?:wrist|id|name) ?band)\b[^.!?\d]{0,20}[.\s:]{0,3}$")
_PART: Final = pattern(
    r"\b(?:(?:nhs|gig)(?: no| num| number| rhif)?|(?:hospital|patient) (?:id|no|num|number))(?: is|:|\.)?\s{1,2}"
    r"(?P<part>\d{5,9})\b"
)
_LENGTH: Final = 10
_GROUPS: Final = (3, 3, 4)


def find_nhs_numbers(readings: Readings) -> Iterator[Find]:
    """Yield numbers that pass the sum and are called so or grouped so; maybe those that are called so only."""
    reading = readings.figures
    if not reading.has_figures:
        return
    for run in runs(reading):
        yield from _in_run(run)
    for match in _PART.finditer(reading.low):
        yield Find(FindReason.NHS_NUMBER, *reading.span(*match.span("part")), sure=False)


def _in_run(run: Run) -> Iterator[Find]:
    for group, start in enumerate(run.beginnings()):
        end = start + _LENGTH
        if end > len(run.figures) or not run.ends_group(end):
            continue
        grouped = run.groups[group : group + 3] == _GROUPS
        called = bool(_CUE.search(run.before(start, 30)))
        sure = (grouped or called) and passes(run.figures[start:end])
        if sure or called:
            yield Find(FindReason.NHS_NUMBER, *run.span(start, end), sure=sure)
            return


def passes(figures: str) -> bool:
    """Tell whether the last of ten figures is what the first nine make it: one in eleven is, by chance."""
    total = sum(int(figure) * weight for figure, weight in zip(figures, range(_LENGTH, 1, -1), strict=False))
    return (11 - total % 11) % 11 == int(figures[-1])
