"""Fair times: which ways of working can hardly come at a time, and what is fairest next, without counting anybody."""

from bot.domain.fair_times.advice import FairTimes, advised
from bot.domain.fair_times.choosing import (
    LOOKED_BACK,
    Missed,
    Way,
    fairest_first,
    in_a_row,
    is_fairer,
    once,
    twice,
    way,
)
from bot.domain.fair_times.grid import TIMES, times_around
from bot.domain.fair_times.shifts import Shift, Sitting, left_out

__all__ = [
    "LOOKED_BACK",
    "TIMES",
    "FairTimes",
    "Missed",
    "Shift",
    "Sitting",
    "Way",
    "advised",
    "fairest_first",
    "in_a_row",
    "is_fairer",
    "left_out",
    "once",
    "times_around",
    "twice",
    "way",
]
