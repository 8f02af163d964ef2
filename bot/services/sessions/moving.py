"""Moving a session: to another time or place, for a coordinator, or because a zone has changed its clocks."""

from dataclasses import replace
from datetime import datetime

from bot.domain.actions import Action
from bot.domain.people import Actor
from bot.domain.refusals import NotFound, TooLate
from bot.domain.session_moves import PreparedMove, SessionMove, at, moved_to, next_edition
from bot.domain.sessions import Session, SessionId, SessionState
from bot.services.permission import act, allow
from bot.services.progress import tell_progress
from bot.services.reminders.schedule import follow_close
from bot.services.reminding import remind_all
from bot.services.sessions.announcing import move_twin, twin_closes
from bot.services.sessions.cards import refresh_card
from bot.services.sessions.places import move_list
from bot.services.sessions.telling import tell_moved
from storage import sessions
from storage.partners import joined
from storage.store import Transaction


def sessions_to_move(tx: Transaction, actor: Actor, *, now: datetime) -> tuple[Session, ...]:
    """Return what is planned here and not over, soonest first, to whoever may move it."""
    here = allow(tx, actor, Action.MOVE_SESSION)
    return tuple(one for one in sessions.planned_here(tx, here.guild) if now < one.ends_at)


def session_to_move(tx: Transaction, actor: Actor, session_id: SessionId, *, now: datetime) -> Session:
    """Return a session that can still be moved, to whoever may do so; refuse what is over or cancelled, and say so."""
    here = allow(tx, actor, Action.MOVE_SESSION)
    session = sessions.session(tx, here.guild, session_id)
    if session is None or session.state is SessionState.DRAFT:
        raise NotFound("This session is not here any more.")
    if session.state is SessionState.CANCELLED:
        raise TooLate("This session was cancelled, so it cannot be moved. You can plan a new one with /session plan.")
    if session.state is SessionState.OVER or session.ends_at <= now:
        raise TooLate("This session is over, so it cannot be moved.")
    return session


def prepared_move(
    tx: Transaction, actor: Actor, session_id: SessionId, move: SessionMove, *, seen: int, now: datetime
) -> PreparedMove:
    """Return what a move would change; `seen` is the edition of the session that the coordinator has seen."""
    before = session_to_move(tx, actor, session_id, now=now)
    after = moved_to(before, move, now=now)
    closes = None if before.twin is None else twin_closes(tx, after)
    return PreparedMove(before, after, closes, meanwhile=before.edition != seen)


def move_session(
    tx: Transaction, actor: Actor, session_id: SessionId, move: SessionMove, *, seen: int, now: datetime
) -> PreparedMove:
    """Move a session, for a coordinator; whoever has seen it otherwise is shown what changed, and nothing is done."""
    prepared = prepared_move(tx, actor, session_id, move, seen=seen, now=now)
    if prepared.changes_nothing:
        return replace(prepared, meanwhile=False, done=True)  # also pressed twice, or by two who wanted the same
    if prepared.meanwhile:
        return prepared
    act(tx, actor, Action.MOVE_SESSION, now=now)
    return replace(prepared, after=_move(tx, prepared.before, prepared.after, now), done=True)


def clocks_due(tx: Transaction, *, now: datetime) -> datetime | None:
    """Return now where clocks will not show what a session is meant for, since a zone has other laws; else None."""
    return now if any(_is_off(one, now) for one in sessions.planned(tx)) else None


def follow_clocks(tx: Transaction, *, now: datetime) -> int:
    """Hold each session when clocks there show what it is meant for; return how many have moved for that."""
    off = [one for one in sessions.planned(tx) if _is_off(one, now)]
    for one in off:
        _move(tx, one, at(one, one.meant, now=now), now)
    return len(off)


def _is_off(session: Session, now: datetime) -> bool:
    return now < session.starts_at and session.starts_at != session.meant.moment


def _move(tx: Transaction, before: Session, after: Session, now: datetime) -> Session:
    """Keep it, and have all that hangs on its time follow: its card, its twin, its notes and what people asked for."""
    moved = next_edition(before, after, now=now)
    sessions.keep_session(tx, moved)
    if before.opened_at is not None:
        refresh_card(tx, moved, now=now)
        for beside in sessions.held_together(tx, moved):
            if beside.id != moved.id:
                refresh_card(tx, beside, now=now)  # it says when this one is
        move_twin(tx, moved, now=now)
        move_list(tx, moved, now=now)
        remind_all(tx, moved.guild, moved.id, (person for person, _ in joined(tx, moved.guild, moved.audience)))
        if now < moved.starts_at:
            follow_close(tx, moved.id, moved.starts_at, now=now)
        tell_moved(tx, before, moved, now=now)
    tell_progress(tx, moved.guild, now=now)
    tx.failpoint("session.moved")
    return moved
