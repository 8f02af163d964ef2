"""How fair the time of a session is, by the times of this server's sessions alone: no person is looked at."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Final

from bot.domain.fair_times import LOOKED_BACK, FairTimes, Missed, Sitting, advised, left_out, times_around, way
from bot.domain.sessions import Session, SessionId
from bot.domain.times import Meant, meant_at
from storage.sessions import held_before
from storage.store import Transaction

_READ: Final = 4 * LOOKED_BACK  # rows: two that are held beside each other are one session


def fair_times(tx: Transaction, draft: Session, *, now: datetime) -> FairTimes:
    """Return who can hardly come when a session is to be, whom the ones before left out, and what would be fairer."""
    zone, minutes = draft.meant.zone, draft.minutes
    around = times_around(draft.meant.local.date(), minutes, after=meant_at(now, zone).local)
    return advised(
        way(*(_sitting(one, minutes) for one in (draft.meant, draft.second) if one is not None)),
        _missed_before(tx, draft),
        around,
        (way(_sitting(one, minutes)) for one in draft.candidates),
    )


def _missed_before(tx: Transaction, draft: Session) -> tuple[Missed, ...]:
    """Return whom each of the last sessions left out, the oldest first."""
    before = held_before(tx, draft.guild, draft.starts_at, most=_READ)
    others = (one for one in reversed(before) if one.id != draft.id)
    return tuple(left_out(_sitting(one.meant, one.minutes) for one in held) for held in _together(others))[
        -LOOKED_BACK:
    ]


def _together(sessions: Iterable[Session]) -> Iterator[tuple[Session, ...]]:
    """Yield each session with the one that is held beside it, by when the first of them began."""
    held: dict[SessionId, list[Session]] = {}
    for one in sessions:
        held.setdefault(one.beside or one.id, []).append(one)
    yield from map(tuple, held.values())


def _sitting(meant: Meant, minutes: int) -> Sitting:
    return Sitting(meant.local, minutes)
