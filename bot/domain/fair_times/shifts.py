"""The usual ways of working in home care, and when in a week each is at work or asleep: asked of nobody."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final

_DAY: Final = 24 * 60  # minutes
_WEEK: Final = 7 * _DAY
_EVERY_DAY: Final = tuple(range(7))  # Monday is 0
_MONDAY_TO_FRIDAY: Final = tuple(range(5))
_AT_THE_WEEKEND: Final = (5, 6)


class Shift(StrEnum):
    """A usual way of working; what somebody has chosen about themselves is another thing, and not looked at."""

    SPLIT = "split"  # mornings and evenings, with hours between
    MORNINGS = "mornings"
    TEA_AND_BED = "tea_and_bed"  # from tea time until people are in bed
    ROTA = "rota"  # other shifts every week, known a few days before
    NIGHTS = "nights"  # awake, and asleep in the day
    LIVE_IN = "live_in"  # where the person they support lives, with a break
    WEEKENDS = "weekends"


@dataclass(frozen=True, slots=True)
class Sitting:
    """A meeting as the clocks there show it: `starts` has no zone."""

    starts: datetime
    minutes: int

    @property
    def ends(self) -> datetime:
        """Return when it is over."""
        return self.starts + timedelta(minutes=self.minutes)


@dataclass(frozen=True, slots=True)
class _Busy:
    """On these days, from and to: minutes after midnight, beyond 1440 on the next day."""

    days: tuple[int, ...]
    starts: int
    ends: int


def _from(start: str, end: str, days: tuple[int, ...] = _EVERY_DAY) -> _Busy:
    starts, ends = (int(one[:2]) * 60 + int(one[3:]) for one in (start, end))
    return _Busy(days, starts, ends if ends > starts else ends + _DAY)


_BUSY: Final[Mapping[Shift, tuple[_Busy, ...]]] = {
    Shift.SPLIT: (_from("06:30", "13:30"), _from("16:30", "22:00")),
    Shift.MORNINGS: (_from("07:00", "14:00"),),
    Shift.TEA_AND_BED: (_from("15:30", "22:30"),),
    # Whoever does not know yet what they are given is least likely to be given the hours between the two rushes.
    Shift.ROTA: (_from("07:00", "13:30"), _from("16:00", "22:00")),
    Shift.NIGHTS: (_from("21:30", "15:00"),),  # work, the way home, and sleep
    Shift.LIVE_IN: (_from("16:00", "14:00"),),
    # Who cares at weekends has mostly other work, lessons or children in the week.
    Shift.WEEKENDS: (_from("07:00", "22:00", _AT_THE_WEEKEND), _from("09:00", "17:00", _MONDAY_TO_FRIDAY)),
}


def left_out(sittings: Iterable[Sitting]) -> frozenset[Shift]:
    """Return who can hardly come to a meeting: whoever is at work or asleep at each time that it is held."""
    hardly = [frozenset(shift for shift in Shift if _is_busy(shift, one)) for one in sittings]
    return frozenset.intersection(*hardly) if hardly else frozenset()


def _is_busy(shift: Shift, sitting: Sitting) -> bool:
    starts = sitting.starts.weekday() * _DAY + sitting.starts.hour * 60 + sitting.starts.minute
    return any(
        _meet(starts, sitting.minutes, day * _DAY + busy.starts, busy.ends - busy.starts)
        for busy in _BUSY[shift]
        for day in busy.days
    )


def _meet(one: int, one_lasts: int, other: int, other_lasts: int) -> bool:
    """Tell whether two spans of a week have a minute in common; Sunday night runs into Monday."""
    return (other - one) % _WEEK < one_lasts or (one - other) % _WEEK < other_lasts
