"""What to tell somebody who chose a time: who can hardly come, who was left out before, and what would be fairer."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from bot.domain.fair_times.choosing import Missed, Way, fairest_first, in_a_row, is_fairer, once, twice
from bot.domain.fair_times.shifts import Shift, Sitting

_SUGGESTED: Final = 3  # times to choose from


@dataclass(frozen=True, slots=True)
class FairTimes:
    """How fair the time is that was chosen, and what else could be.

    The last `in_a_row` sessions left out `again` as well. `fairer` is the fairest time where the chosen one is less
    fair; `suggested` are times that differ in whom they leave out, the fairest first, and `both` the fairest two to
    hold it twice. `asked_about` are times that partners are asked to choose from.
    """

    chosen: Way
    again: frozenset[Shift]
    in_a_row: int
    fairer: Way | None
    suggested: tuple[Way, ...]
    both: Way | None
    asked_about: tuple[Way, ...] = ()


def advised(
    chosen: Way, before: Sequence[Missed], candidates: Iterable[Sitting], asked_about: Iterable[Way] = ()
) -> FairTimes:
    """Return what to say of a time; `before` has whom the sessions before it left out, the oldest first."""
    row = in_a_row(before)
    longest = max((row[shift] for shift in chosen.hardly), default=0)
    again = frozenset(shift for shift in chosen.hardly if longest and row[shift] == longest)
    suggested = fairest_first(once(candidates), before)
    return FairTimes(
        chosen=chosen,
        again=again,
        in_a_row=longest,
        fairer=next((one for one in suggested if is_fairer(one, chosen, before)), None),
        suggested=suggested[:_SUGGESTED],
        both=next(iter(fairest_first(twice(suggested), before)), None),
        asked_about=tuple(asked_about),
    )
