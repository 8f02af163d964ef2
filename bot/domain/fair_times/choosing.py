"""What is fairest next: whoever was left out for longest comes first, whatever their number."""

from collections.abc import Mapping, Sequence
from itertools import combinations, takewhile
from typing import Final

from bot.domain.fair_times.shifts import Shift, Sitting, left_out

LOOKED_BACK: Final = 4  # sessions: what lies further back is made up for

Missed = frozenset[Shift]


def in_a_row(before: Sequence[Missed]) -> Mapping[Shift, int]:
    """Return how many of the last sessions left each out, one after the other; `before` has the oldest first."""
    last = before[::-1][:LOOKED_BACK]
    return {shift: sum(1 for _ in takewhile(bool, (shift in missed for missed in last))) for shift in Shift}


def fairest(candidates: Sequence[Sitting], before: Sequence[Missed]) -> Sitting:
    """Return the time after which the longest that anybody was left out is shortest; of equal ones the first."""
    return min(candidates, key=lambda one: _after(left_out((one,)), before))


def fairest_pair(candidates: Sequence[Sitting], before: Sequence[Missed]) -> tuple[Sitting, Sitting]:
    """Return the two times, to hold a session twice, that together leave out the fewest for the shortest."""
    first, second = min(combinations(candidates, 2), key=lambda pair: _after(left_out(pair), before))
    return first, second


def fairer(candidates: Sequence[Sitting], chosen: Sitting, before: Sequence[Missed]) -> Sitting | None:
    """Return the fairest time where it is fairer than the one that was chosen."""
    best = fairest(candidates, before)
    return best if _after(left_out((best,)), before) < _after(left_out((chosen,)), before) else None


def _after(missed: Missed, before: Sequence[Missed]) -> tuple[int, ...]:
    """Return how long each would have been left out then, the longest first: what is less is fairer."""
    so_far = in_a_row(before)
    return tuple(sorted((so_far[shift] + 1 if shift in missed else 0 for shift in Shift), reverse=True))
