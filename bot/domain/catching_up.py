"""Catch-up: what still wants somebody, and what is new since they last looked."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Final

from bot.domain.happenings import Happening
from bot.domain.subjects import Subject

AT_FIRST: Final = timedelta(days=7)  # for somebody who looks for the first time
AT_MOST: Final = timedelta(days=30)


@dataclass(frozen=True, slots=True)
class CatchUp:
    """What one person is shown: what is `opened` to them, soonest close first, and what happened `since` then."""

    since: datetime
    opened: tuple[Subject, ...] = ()
    happened: tuple[Happening, ...] = ()


def day_begun(now: datetime) -> datetime:
    """Return when this day began: that somebody looked is known no closer."""
    return now.astimezone(UTC).replace(hour=0, minute=0, second=0, microsecond=0)


def shown_since(looked_on: datetime | None, now: datetime) -> datetime:
    """Return from when on somebody is shown what is new, who last looked on that day."""
    return now - AT_FIRST if looked_on is None else max(looked_on, now - AT_MOST)
