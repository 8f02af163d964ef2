"""Cancelling a session: kindly, and at once; what is its twin stays open as a question, unless that is closed too."""

from dataclasses import replace
from datetime import datetime

from bot.domain.actions import Action
from bot.domain.people import Actor
from bot.domain.refusals import NotFound, TooLate
from bot.domain.session_moves import Cancelling, PreparedCancelling
from bot.domain.sessions import Session, SessionId, SessionState
from bot.services.permission import act, allow
from bot.services.progress import tell_progress
from bot.services.reminding import remind_nobody
from bot.services.sessions.announcing import close_twin
from bot.services.sessions.cards import refresh_card
from bot.services.sessions.telling import tell_cancelled
from storage import sessions
from storage.store import Transaction


def prepared_cancelling(
    tx: Transaction, actor: Actor, session_id: SessionId, *, seen: int | None = None, now: datetime
) -> PreparedCancelling:
    """Return a session to whoever may cancel it; `seen` is the edition that they have seen, None where they ask."""
    here = allow(tx, actor, Action.CANCEL_SESSION)
    session = sessions.session(tx, here.guild, session_id)
    if session is None or session.state is SessionState.DRAFT:
        raise NotFound("This session is not here any more.")
    if session.state is SessionState.OVER or session.ends_at <= now:
        raise TooLate("This session is over, so it cannot be cancelled.")
    if session.state is SessionState.CANCELLED:
        return PreparedCancelling(session, cancelled=(session,))
    series = () if session.series is None else sessions.planned_in_series(tx, here.guild, session.series)
    twin = None if session.twin is None else tx.subjects.find(tx, session.twin)
    return PreparedCancelling(
        session,
        following=tuple(one for one in series if one.starts_at > session.starts_at),
        has_twin=twin is not None and twin.is_open and not _others_with_twin(tx, session),
        meanwhile=seen is not None and session.edition != seen,
    )


def cancel_session(
    tx: Transaction, actor: Actor, session_id: SessionId, how: Cancelling, *, seen: int, now: datetime
) -> PreparedCancelling:
    """Cancel a session, for a coordinator; a second press changes nothing.

    Whoever has seen it otherwise is shown what changed, and nothing is done.
    """
    found = prepared_cancelling(tx, actor, session_id, seen=seen, now=now)
    if found.cancelled or found.meanwhile:
        return found
    act(tx, actor, Action.CANCEL_SESSION, now=now)
    those = (found.session, *(found.following if how is Cancelling.ALL_THAT_FOLLOW else ()))
    cancelled = tuple(_cancel(tx, one, now) for one in those)
    if how is Cancelling.WITH_TWIN and found.has_twin:
        close_twin(tx, found.session, now=now)
    tx.failpoint("session.cancelled")
    return replace(found, cancelled=cancelled)


def _cancel(tx: Transaction, session: Session, now: datetime) -> Session:
    cancelled = replace(session, state=SessionState.CANCELLED, ended_at=now)
    sessions.keep_session(tx, cancelled)
    remind_nobody(tx, session.id)
    if session.opened_at is not None:
        for one in sessions.held_together(tx, cancelled):
            refresh_card(tx, one, now=now)
        tell_cancelled(tx, cancelled, now=now)
    tell_progress(tx, cancelled.guild, now=now)
    return cancelled


def _others_with_twin(tx: Transaction, session: Session) -> bool:
    """Tell whether another session that is to come, or was held, has the same twin."""
    others = () if session.twin is None else sessions.with_twin(tx, session.twin)
    return any(one.id != session.id and one.state is not SessionState.CANCELLED for one in others)
