"""When people hear of something that they are asked about: once it is open, and the day before it closes."""

from datetime import datetime, timedelta
from functools import lru_cache
from typing import Final

from bot.domain.hours import Hours
from bot.domain.reaching import next_allowed

_A_DAY: Final = timedelta(days=1)


def hear_by(closes_at: datetime, *, begins: datetime) -> datetime | None:
    """Return when the last note of what begins then is meant to come: None where there is no time for one."""
    wanted = closes_at - _A_DAY
    return wanted if wanted > begins else None


@lru_cache(maxsize=128)  # many people have the same hours, and each of them costs 0.1 ms
def after_opening(
    opened: datetime, until: datetime, hours: Hours, *, paused_until: datetime | None, now: datetime
) -> datetime | None:
    """Return when somebody with these hours first hears of it: None where that would be too late."""
    begin = max(opened, now)
    if begin >= until:
        return None
    return next_allowed(begin, hours, expires_at=until, paused_until=paused_until, now=begin)


@lru_cache(maxsize=128)
def before_close(
    opened: datetime, closes_at: datetime, hours: Hours, *, paused_until: datetime | None, now: datetime
) -> datetime | None:
    """Return when somebody with these hours hears of it before it closes: None where nothing of that lies ahead.

    What would come too soon after the opening comes later.
    """
    wanted = hear_by(closes_at, begins=opened)
    if wanted is None or wanted <= now:
        return None
    floor = max(now, opened + (wanted - opened) / 2)
    return next_allowed(wanted, hours, expires_at=closes_at, event=closes_at, paused_until=paused_until, now=floor)
