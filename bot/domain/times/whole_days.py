"""A day alone, from what somebody typed: no hour belongs to it."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from bot.domain.refusals import Invalid
from bot.domain.times.day_words import DAYS
from bot.domain.times.phrases import taken_apart, tidied
from bot.domain.times.records import Days


def which_day(text: str, *, today: date) -> date | None:
    """Read a day, in words or as a date; None for what is no day alone, or could be more than one."""
    try:
        meant = _meant(taken_apart(tidied(text), DAYS, today=today))
    except (Invalid, OverflowError):
        return None
    return meant[0] if len(meant) == 1 else None


def _meant(pieces: Sequence[Any]) -> Sequence[date]:
    """Return the days that may be meant: a date may stand beside its day's name."""
    days = [piece for piece in pieces if isinstance(piece, Days)]
    names = [one.weekday for one in days if one.weekday is not None]
    dated = [one for one in days if one.dated]
    if len(days) < len(pieces):
        return ()
    if len(days) == 1:
        return days[0].dates
    return [day for one in dated for day in one.dates if [day.weekday()] == names]
