"""What is fairest next: whoever was left out for longest comes first, whatever their number."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, takewhile
from typing import Final

from bot.domain.fair_times.shifts import Shift, Sitting, left_out

LOOKED_BACK: Final = 4  # sessions: what lies further back is made up for

Missed = frozenset[Shift]


@dataclass(frozen=True, slots=True)
class Way:
    """A way to hold a session, once or twice, and who can hardly come then."""

    sittings: tuple[Sitting, ...]
    hardly: Missed


def way(*sittings: Sitting) -> Way:
    """Return what it means to hold a session then."""
    return Way(sittings, left_out(sittings))


def once(candidates: Iterable[Sitting]) -> tuple[Way, ...]:
    """Return the times, but for those that leave out the same as one before them."""
    found: dict[Missed, Way] = {}
    for candidate in candidates:
        one = way(candidate)
        found.setdefault(one.hardly, one)
    return tuple(found.values())


def twice(ways: Iterable[Way]) -> tuple[Way, ...]:
    """Return how it can be held at two of these times, the earlier one first."""
    pairs = combinations(sorted((one for each in ways for one in each.sittings), key=lambda one: one.starts), 2)
    return tuple(way(first, second) for first, second in pairs if first.ends <= second.starts)


def fairest_first(ways: Iterable[Way], before: Sequence[Missed]) -> tuple[Way, ...]:
    """Return first the ways after which the longest that anybody was left out is shortest; equal ones stay in order."""
    so_far = in_a_row(before)
    return tuple(sorted(ways, key=lambda one: _after(one, so_far)))


def is_fairer(one: Way, than: Way, before: Sequence[Missed]) -> bool:
    """Tell whether one way leaves out fewer, or for a shorter time."""
    so_far = in_a_row(before)
    return _after(one, so_far) < _after(than, so_far)


def in_a_row(before: Sequence[Missed]) -> Mapping[Shift, int]:
    """Return how many of the last sessions left each out, one after the other; `before` has the oldest first."""
    last = before[::-1][:LOOKED_BACK]
    return {shift: sum(1 for _ in takewhile(bool, (shift in missed for missed in last))) for shift in Shift}


def _after(one: Way, so_far: Mapping[Shift, int]) -> tuple[int, ...]:
    """Return how long each would have been left out then, the longest first."""
    return tuple(sorted((so_far[shift] + 1 if shift in one.hardly else 0 for shift in Shift), reverse=True))
