"""Fair times: which ways of working can hardly come at a time, and what is fairest next, without counting anybody."""

from bot.domain.fair_times.choosing import LOOKED_BACK, Missed, fairer, fairest, fairest_pair, in_a_row
from bot.domain.fair_times.grid import TIMES, times_around
from bot.domain.fair_times.shifts import Shift, Sitting, left_out

__all__ = [
    "LOOKED_BACK",
    "TIMES",
    "Missed",
    "Shift",
    "Sitting",
    "fairer",
    "fairest",
    "fairest_pair",
    "in_a_row",
    "left_out",
    "times_around",
]
