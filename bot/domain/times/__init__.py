"""Days and times: as clocks on the wall show them, and as people write them."""

from bot.domain.times.clocks import EVENING, day_of, evening_after, midnight_of, same_time_after
from bot.domain.times.day_and_month import next_day_called, read_day, read_month
from bot.domain.times.reading import when
from bot.domain.times.records import DayPart, Found, Usual, Which, Why
from bot.domain.times.saying import say

__all__ = [
    "EVENING",
    "DayPart",
    "Found",
    "Usual",
    "Which",
    "Why",
    "day_of",
    "evening_after",
    "midnight_of",
    "next_day_called",
    "read_day",
    "read_month",
    "same_time_after",
    "say",
    "when",
]
