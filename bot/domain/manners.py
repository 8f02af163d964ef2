"""In which manner letters of each kind reach a person: what holds them back, and whether they count."""

from enum import Enum, auto
from typing import Final


class Manner(Enum):
    """What holds a letter back.

    What counts waits for the person's hours and for room in their week. What is their own comes at the moment they
    chose, unless they have paused. What comes at once waits for nothing but that private messages be open.
    """

    COUNTED = auto()
    OWN = auto()
    AT_ONCE = auto()


NOTE: Final = "note"  # several letters in one message
OWN_NOTE: Final = "own_note"  # the same, when all of them are the person's own reminders
AFTER_LEAVING: Final = "after_leaving"  # the one kind that goes to somebody who is no longer in the server

_OWN: Final = frozenset({"reminder", OWN_NOTE})
_AT_ONCE: Final = frozenset({"concern", "concern_late"})  # the safeguarding lead hears of it whatever the hour
UNCOUNTED: Final = _OWN | _AT_ONCE


def manner_of(kind: str) -> Manner:
    """Return in which manner letters of this kind reach a person."""
    if kind in _AT_ONCE:
        return Manner.AT_ONCE
    return Manner.OWN if kind in _OWN else Manner.COUNTED


def counts(kind: str) -> bool:
    """Tell whether letters of this kind use up what a person's week has room for."""
    return kind not in UNCOUNTED
