"""Moving or cancelling a session: on the clocks where it is, and never over what another coordinator changed."""

from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from bot.domain.meeting_places import meeting_place
from bot.domain.refusals import TooLate
from bot.domain.session_times import announced_at, check_minutes, check_start
from bot.domain.sessions import Session
from bot.domain.times import Meant, meant_at


@dataclass(frozen=True, slots=True)
class SessionMove:
    """What is to be otherwise: None leaves that part as it is. A link or place says by what people meet."""

    starts_at: datetime | None = None
    minutes: int | None = None
    where: str | None = None


@dataclass(frozen=True, slots=True)
class PreparedMove:
    """A move as a coordinator sees it, before and after.

    `meanwhile`: the session is not as they saw it, so nothing is done until they say so again. `done`: it has moved.
    """

    before: Session
    after: Session
    twin_closes: datetime | None = None
    meanwhile: bool = False
    done: bool = False

    @property
    def changes_nothing(self) -> bool:
        """Tell whether it is so already."""
        return same_place_and_time(self.before, self.after)


class Cancelling(StrEnum):
    """What is cancelled with a session."""

    ALONE = "alone"  # the question for those who cannot come stays open
    WITH_TWIN = "with_twin"
    ALL_THAT_FOLLOW = "all_that_follow"  # the rest of its series


@dataclass(frozen=True, slots=True)
class PreparedCancelling:
    """A session that a coordinator may cancel, and what follows in its series.

    `has_twin`: a question is open for those who cannot come. `meanwhile`: it is not as they saw it, so nothing is done
    until they say so again. `cancelled` are those that have been.
    """

    session: Session
    following: tuple[Session, ...] = ()
    has_twin: bool = False
    meanwhile: bool = False
    cancelled: tuple[Session, ...] = ()


def moved_to(session: Session, move: SessionMove, *, now: datetime) -> Session:
    """Return the session as it would be; refuse a time that is past or too far, no length, and a link of the host's.

    What its clocks are to show is kept in the zone in which it was planned. Once it has begun only its place changes:
    a link that leads nowhere is found out then.
    """
    if session.starts_at <= now and (move.starts_at, move.minutes) != (None, None):
        raise TooLate("This session has begun, so only its link or place can be changed.")
    meant, minutes = session.meant, session.minutes
    if move.starts_at is not None:
        check_start(move.starts_at, now=now)
        meant = meant_at(move.starts_at, session.meant.zone)
    if move.minutes is not None:
        check_minutes(move.minutes)
        minutes = move.minutes
    return at(replace(_elsewhere(session, move.where), minutes=minutes), meant, now=now)


def at(session: Session, meant: Meant, *, now: datetime) -> Session:
    """Return the session when clocks there show this, announced in time, as its next edition if anything differs."""
    starts_at = meant.moment
    moved = replace(session, meant=meant, starts_at=starts_at)
    if session.opened_at is None and starts_at != session.starts_at:
        moved = replace(moved, announces_at=announced_at(starts_at, now=now))
    return moved


def next_edition(before: Session, after: Session, *, now: datetime) -> Session:
    """Return what was moved as the edition that follows."""
    return replace(after, edition=before.edition + 1, moved_at=now)


def same_place_and_time(one: Session, other: Session) -> bool:
    """Tell whether two are at the same time, as long, and at the same place."""
    return _place_and_time(one) == _place_and_time(other)


def _elsewhere(session: Session, where: str | None) -> Session:
    if where is None:
        return session
    place = meeting_place(where)
    return replace(session, words=replace(session.words, where=place.where), venue=place.venue or session.venue)


def _place_and_time(session: Session) -> tuple[object, ...]:
    return session.meant, session.starts_at, session.minutes, session.venue, session.words.where
