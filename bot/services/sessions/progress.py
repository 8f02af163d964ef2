"""Sessions as part of what was and what comes: when each is or was held; never who or how many came."""

from datetime import datetime

from bot.domain.people import GuildId
from bot.domain.progress import ProgressEntry, ProgressState
from bot.domain.sessions import Session, SessionState
from bot.services.sessions.drafts import KIND
from storage import sessions
from storage.store import Transaction


def progress(
    tx: Transaction, guild: GuildId, *, since: datetime, until: datetime, now: datetime
) -> tuple[ProgressEntry, ...]:
    """Return the sessions announced in this time, and those planned to begin in it that are to be announced yet."""
    del now
    found = (*sessions.planned_here(tx, guild), *sessions.ended_here(tx, guild))
    return tuple(_entry(one) for one in found if _belongs(one, since, until))


def _belongs(session: Session, since: datetime, until: datetime) -> bool:
    if session.state is SessionState.CANCELLED:
        return False
    if session.opened_at is None:
        return session.state is SessionState.PLANNED and since <= session.starts_at < until
    return since <= session.opened_at < until


def _entry(session: Session) -> ProgressEntry:
    state = ProgressState.WAS if session.state is SessionState.OVER else ProgressState.COMES
    return ProgressEntry(KIND, session.words.title, state, session.starts_at)
