"""How often it is told how many have done something: so seldom that nobody sees a number move as somebody presses."""

from datetime import datetime, timedelta
from typing import Final

REFRESH: Final = timedelta(hours=6)


def next_refresh(opened_at: datetime, *, now: datetime) -> datetime:
    """Return the first moment after `now` at which a band may change: every six hours from the opening."""
    return opened_at + ((now - opened_at) // REFRESH + 1) * REFRESH
