"""What became of sessions, for whoever hears of it in short: it says the same to everybody, whatever they replied."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from bot.domain.happenings import Happening, Section
from bot.domain.people import GuildId, PersonId
from bot.domain.sessions import Session, SessionState
from bot.services.sessions.drafts import KIND
from storage import sessions
from storage.store import Transaction


class SessionNewsKind(StrEnum):
    """What is told of a session in short."""

    ANNOUNCED = "announced"
    MOVED = "moved"
    CANCELLED = "cancelled"
    CAUGHT_UP = "caught_up"  # it is over, and there is something to read


@dataclass(frozen=True, slots=True)
class SessionNews:
    """The newest that a time brought of a session."""

    session: Session
    what: SessionNewsKind


def happened(
    tx: Transaction, guild: GuildId, _person: PersonId, *, since: datetime, until: datetime
) -> tuple[Happening, ...]:
    """Return the sessions that were announced, moved or cancelled, or that can be caught up with now."""
    here = (*sessions.planned_here(tx, guild), *sessions.ended_here(tx, guild))
    announced = sorted((one for one in here if one.opened_at is not None), key=lambda one: (one.starts_at, one.id))
    news = [SessionNews(one, what) for one in announced if (what := _newest(one, since, until)) is not None]
    return tuple(Happening(KIND, Section.DECIDED, one) for one in news)


def _newest(session: Session, since: datetime, until: datetime) -> SessionNewsKind | None:
    """Return the last that happened to a session in this time, in the order in which things happen to one."""
    cancelled = session.ended_at if session.state is SessionState.CANCELLED else None
    told = session.after.said_at if session.after.caught_up else None
    moments = (
        (SessionNewsKind.CAUGHT_UP, told),
        (SessionNewsKind.CANCELLED, cancelled),
        (SessionNewsKind.MOVED, session.moved_at if session.has_moved else None),
        (SessionNewsKind.ANNOUNCED, session.opened_at),
    )
    return next((what for what, at in moments if at is not None and since <= at < until), None)
