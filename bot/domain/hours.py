"""When somebody may be reached: their shifts, their quiet hours, their days off."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

DAY: Final = 24 * 60  # minutes
WEEK: Final = tuple(range(7))  # Monday is 0


class Pattern(StrEnum):
    """The ways of working that can be chosen with one press."""

    SPLIT_DAY = "split_day"
    MORNINGS = "mornings"
    TEA_AND_BED = "tea_and_bed"
    NIGHTS = "nights"
    LIVE_IN = "live_in"
    WEEKLY_ROTA = "weekly_rota"
    OWN = "own"
    ANY_DAY = "any_day"


@dataclass(frozen=True, slots=True, order=True)
class Window:
    """A time in the week when a message is welcome: minutes after the weekday's midnight, in the person's zone.

    `ends` is after `starts`; beyond 1440 it runs into the next day.
    """

    weekday: int
    starts: int
    ends: int


@dataclass(frozen=True, slots=True)
class Hours:
    """When somebody may be reached: inside a window, outside the quiet hours, on no rest day, after any pause.

    `quiet_from` and `quiet_until` are minutes after midnight; quiet hours run over midnight when from is later.
    """

    pattern: Pattern
    windows: tuple[Window, ...]
    quiet_from: int = 20 * 60
    quiet_until: int = 9 * 60
    rest_days: frozenset[int] = frozenset()
    zone: str = "Europe/London"
