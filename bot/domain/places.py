"""Places at a session: who has one, in which order others wait, and for how long one is kept for somebody."""

from datetime import datetime, timedelta
from typing import Final

OFFER_LASTS: Final = timedelta(hours=24)
OFFERS_END_BEFORE: Final = timedelta(hours=2)  # its start: then a free place is theirs who presses first
OFFERS_EACH: Final = 2  # one is a night shift; whoever lets two go by is asked no more, and can still press


def kept_until(starts_at: datetime, *, now: datetime) -> datetime | None:
    """Return until when a place is kept for somebody who waits: None where it is too near the start for that."""
    latest = starts_at - OFFERS_END_BEFORE
    return min(now + OFFER_LASTS, latest) if now < latest else None


def can_be_taken(places: int | None, taken: int, *, somebody_waits: bool) -> bool:
    """Tell whether whoever presses now has a place: with none left over, or somebody before them, they wait."""
    return places is None or (taken < places and not somebody_waits)
