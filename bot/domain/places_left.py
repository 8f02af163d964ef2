"""Places that are left, as everybody may know it: in one step of five, and of no number below five who have pressed."""

from enum import StrEnum
from typing import Final

from bot.domain.small_numbers import SMALLEST

_STEP: Final = 5


class PlacesLeft(StrEnum):
    """Roughly how many places are left: all that is told while people may still say that they come."""

    UNSAID = "unsaid"  # there is room for all, or so few places that more would tell of fewer than five people
    PLENTY = "5+"
    FEW = "1-4"
    FULL = "full"


def places_left(places: int | None, taken: int) -> PlacesLeft:
    """Return the band for so many places of which so many are held, or kept for somebody for a while.

    Until five are taken it tells nothing of them: with fewer than ten places it is left unsaid so long.
    """
    if places is None:
        return PlacesLeft.UNSAID
    left = places - taken
    if taken < SMALLEST:
        return PlacesLeft.PLENTY if places - SMALLEST >= _STEP else PlacesLeft.UNSAID
    if left >= _STEP:
        return PlacesLeft.PLENTY
    return PlacesLeft.FEW if left > 0 else PlacesLeft.FULL
