"""Days and times: as clocks on the wall show them, and as people write them."""

from bot.domain.times.clocks import (
    EVENING,
    clock,
    day_of,
    evening_after,
    midnight_of,
    morning_after,
    on_the_wall,
    same_time_after,
)
from bot.domain.times.day_and_month import next_day_called, read_day, read_month
from bot.domain.times.day_words import months_on, nth_weekday
from bot.domain.times.either import Either, once_or_often
from bot.domain.times.meant import Meant, meant_at
from bot.domain.times.phrases import LAST
from bot.domain.times.reading import at_this_hour, when
from bot.domain.times.records import DayPart, Found, Usual, Which, Why
from bot.domain.times.repeating import how_often
from bot.domain.times.rules import Cycle, Every, Rule, WhichRule, packed, unpacked
from bot.domain.times.saying import say, say_day, say_rule
from bot.domain.times.whole_days import which_day

__all__ = [
    "EVENING",
    "LAST",
    "Cycle",
    "DayPart",
    "Either",
    "Every",
    "Found",
    "Meant",
    "Rule",
    "Usual",
    "Which",
    "WhichRule",
    "Why",
    "at_this_hour",
    "clock",
    "day_of",
    "evening_after",
    "how_often",
    "meant_at",
    "midnight_of",
    "months_on",
    "morning_after",
    "next_day_called",
    "nth_weekday",
    "on_the_wall",
    "once_or_often",
    "packed",
    "read_day",
    "read_month",
    "same_time_after",
    "say",
    "say_day",
    "say_rule",
    "unpacked",
    "when",
    "which_day",
]
