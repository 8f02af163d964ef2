"""What coordinators may know of how notes to people fare: rough numbers about many, and never about fewer than five."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Final

from bot.domain.letters import BlockedChannel, LetterState
from bot.domain.small_numbers import SMALLEST

LOOK_BACK: Final = timedelta(days=7)
_STEP: Final = 5  # one more or one less mostly changes nothing that is told
_ON_THE_WAY: Final = (LetterState.PENDING, LetterState.SENDING, LetterState.CARRIED, LetterState.WAITING)


@dataclass(frozen=True, slots=True)
class Fared:
    """How many letters, and to how many people."""

    letters: int = 0
    people: int = 0


@dataclass(frozen=True, slots=True)
class Sending:
    """Roughly how many notes to people arrived, wait, were too late or failed; None stands for fewer than five.

    There is no total, and what was taken back is not told: neither may give the others away, or who wants none.
    """

    arrived: int | None
    waiting: int | None
    too_late: int | None
    failed: int | None
    blocked_channels: tuple[BlockedChannel, ...] = ()


def sending(fared: Mapping[LetterState, Fared], blocked_channels: tuple[BlockedChannel, ...]) -> Sending:
    """Say how notes to people fared, as far as it may be said."""
    waiting = [fared[state] for state in _ON_THE_WAY if state in fared]
    return Sending(
        arrived=_told(fared.get(LetterState.SENT, Fared())),
        waiting=_told(Fared(sum(one.letters for one in waiting), max((one.people for one in waiting), default=0))),
        too_late=_told(fared.get(LetterState.EXPIRED, Fared())),
        failed=_told(fared.get(LetterState.DEAD, Fared())),
        blocked_channels=blocked_channels,
    )


def _told(count: Fared) -> int | None:
    """Return a number rounded down, if there are five letters or more and they are five people's or more."""
    return None if min(count.letters, count.people) < SMALLEST else count.letters - count.letters % _STEP
