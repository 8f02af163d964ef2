"""The end of a session: by the clock, or because its server is forgotten."""

from dataclasses import replace
from datetime import datetime

from bot.domain.sessions import SessionId, SessionState
from bot.services.progress import tell_progress
from bot.services.reminding import remind_nobody
from bot.services.sessions.afterwards import fix_booked
from bot.services.sessions.cards import refresh_card
from bot.services.to_do import tell_coordinators
from storage import sessions
from storage.store import Transaction


def sessions_to_end(tx: Transaction, *, now: datetime) -> tuple[SessionId, ...]:
    """Return the sessions that are over by now, those that began first first."""
    return tuple(one.id for one in sessions.planned(tx) if one.ends_at <= now)


def next_to_end(tx: Transaction, *, now: datetime) -> datetime | None:
    """Return when the next session is over: None when none is planned."""
    del now
    return min((one.ends_at for one in sessions.planned(tx)), default=None)


def end_session(tx: Transaction, session_id: SessionId, *, now: datetime) -> None:
    """Have one session be over that has come to its end; done twice, it changes nothing more."""
    session = sessions.session(tx, None, session_id)
    if session is None or session.state is not SessionState.PLANNED or now < session.ends_at:
        return
    over = replace(session, state=SessionState.OVER, ended_at=now)
    sessions.keep_session(tx, over)
    remind_nobody(tx, session.id)
    fix_booked(tx, over)
    tell_coordinators(tx, over.guild, over.id, now=now)
    refresh_card(tx, over, now=now)
    tell_progress(tx, over.guild, now=now)
    tx.failpoint("session.ended")
