"""Days and times: as clocks on the wall show them, and as people write them."""

from bot.domain.times.clocks import EVENING, day_of, evening_after, midnight_of, read_moment, same_time_after
from bot.domain.times.day_and_month import next_day_called, read_day, read_month

__all__ = [
    "EVENING",
    "day_of",
    "evening_after",
    "midnight_of",
    "next_day_called",
    "read_day",
    "read_moment",
    "read_month",
    "same_time_after",
]
