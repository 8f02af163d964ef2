"""Once a session is over: what is told of it, how many were there, and what is forgotten after a while."""

from dataclasses import replace
from datetime import datetime

from bot.domain.actions import Action
from bot.domain.afterwards import (
    SAID_UNTIL,
    SessionAfterwards,
    SessionCatchUp,
    SessionNumbers,
    checked_afterwards,
    counted,
    heads,
    is_owed,
    may_be_told,
)
from bot.domain.people import Actor, GuildId, RoleGroup
from bot.domain.record import EntryId
from bot.domain.refusals import NotFound, NotReady, TooLate
from bot.domain.replies import PlaceState, ReplyKind, SessionReply
from bot.domain.sessions import REPLIES_KEPT, Afterwards, Session, SessionId, SessionState
from bot.domain.subjects import SubjectId
from bot.services.permission import act, allow
from bot.services.sessions.cards import refresh_card
from bot.services.sessions.own import open_twin
from bot.services.sessions.replying import session_asked
from bot.services.sessions.telling import tell_caught_up
from storage import sessions
from storage.store import Transaction


def session_to_tell_of(tx: Transaction, actor: Actor, session_id: SessionId) -> SessionAfterwards:
    """Return a session that is over to one of its coordinators, with what was said of it and how many were there."""
    allow(tx, actor, Action.SAY_AFTERWARDS)
    return _afterwards(tx, _over(tx, actor, session_id))


def say_afterwards(
    tx: Transaction, actor: Actor, session_id: SessionId, said: Afterwards, *, now: datetime
) -> SessionAfterwards:
    """Tell what was at a session, where everybody reads it; what was heard stands in its twin too, marked so.

    Said again, the new words stand in place of the old ones.
    """
    allow(tx, actor, Action.SAY_AFTERWARDS)
    session = _over(tx, actor, session_id)
    told = replace(checked_afterwards(said), said_at=session.after.said_at or now)
    act(tx, actor, Action.SAY_AFTERWARDS, now=now)
    session = replace(session, after=told)
    sessions.keep_session(tx, session)
    if session.twin is not None:
        _have_heard(tx, session.twin, now)
    refresh_card(tx, session, now=now)
    if told.caught_up:
        tell_caught_up(tx, session, now=now)
    tx.failpoint("session.told")
    return _afterwards(tx, session)


def note_came(
    tx: Transaction, actor: Actor, session_id: SessionId, typed: dict[RoleGroup, str], *, now: datetime
) -> SessionAfterwards:
    """Keep how many of each group came, as a coordinator counted them; nobody types who it was."""
    allow(tx, actor, Action.SAY_AFTERWARDS)
    session, came = _over(tx, actor, session_id), counted(typed)
    act(tx, actor, Action.SAY_AFTERWARDS, now=now)
    sessions.keep_totals(tx, session.id, came=came)
    return _afterwards(tx, session)


def catch_up_with(tx: Transaction, actor: Actor, session_id: SessionId, *, now: datetime) -> SessionCatchUp:
    """Return what was told of a session to whoever takes part here, whatever they had said of it."""
    return _catch_up(tx, actor, _asked_and_over(tx, actor, session_id), now)


def say_was_there(
    tx: Transaction, actor: Actor, session_id: SessionId, *, was_there: bool, now: datetime
) -> SessionCatchUp:
    """Keep that somebody says they were there, or take it back: their own word, whatever they had said before."""
    session = _asked_and_over(tx, actor, session_id)
    if not _can_say(session, now):
        raise TooLate("This session was more than {days} days ago. Please tell a coordinator.", days=SAID_UNTIL.days)
    said = sessions.reply_of(tx, session.id, actor.person)
    if said is None:
        position = sessions.last_position(tx, session.id) + 1
        said = SessionReply(session.id, actor.person, ReplyKind.GOING, position, PlaceState.WAITING)
    sessions.keep_reply(tx, session.guild, replace(said, was_there=was_there))
    if not was_there:
        for took_back in tx.nouns.took_back:
            took_back(tx, session.guild, actor.person, EntryId(session.id))
    return _catch_up(tx, actor, session, now)


def fix_booked(tx: Transaction, session: Session) -> None:
    """Keep how many of each group said yes to a session that is over: it outlasts who they were."""
    sessions.keep_totals(tx, session.id, booked=sessions.count_booked(tx, session.id))


def forget_old_replies(tx: Transaction, *, now: datetime) -> int:
    """Forget who said what of the sessions that ended a month ago; return how many replies went.

    How many were there is counted then, and not told before: who leaves, or has their data deleted, moves no number.
    """
    return sessions.forget_replies_before(tx, now - REPLIES_KEPT)


def sessions_owed(tx: Transaction, guild: GuildId, *, now: datetime) -> tuple[Session, ...]:
    """Return the sessions of which nothing has been told yet, to whoever has seen that it is for a coordinator."""
    return tuple(one for one in sessions.ended_here(tx, guild) if _was_held(one) and is_owed(one, now=now))


def _have_heard(tx: Transaction, twin: SubjectId, now: datetime) -> None:
    """Have what was heard stand in the twin: held twice, what was heard at both."""
    heard = "\n\n".join(one.after.heard for one in sessions.with_twin(tx, twin) if one.after.heard)
    for twins in tx.nouns.twins:
        twins.hear(tx, twin, heard, now=now)


def _over(tx: Transaction, actor: Actor, session_id: SessionId) -> Session:
    session = sessions.session(tx, actor.guild, session_id)
    if session is None or session.state is SessionState.DRAFT:
        raise NotFound("This session is not here any more.")
    if session.state is SessionState.CANCELLED:
        raise TooLate("This session was cancelled.")
    if session.state is SessionState.PLANNED:
        raise NotReady("This session is not over yet.")
    return session


def _asked_and_over(tx: Transaction, actor: Actor, session_id: SessionId) -> Session:
    session_asked(tx, actor, session_id)
    return _over(tx, actor, session_id)


def _was_held(session: Session) -> bool:
    return session.state is SessionState.OVER and session.opened_at is not None


def _can_say(session: Session, now: datetime) -> bool:
    return now < session.ends_at + SAID_UNTIL


def _catch_up(tx: Transaction, actor: Actor, session: Session, now: datetime) -> SessionCatchUp:
    said = sessions.reply_of(tx, session.id, actor.person)
    return SessionCatchUp(
        session=session,
        twin=open_twin(tx, session, now),
        was_there=None if said is None else said.was_there,
        can_say=_can_say(session, now),
    )


def _afterwards(tx: Transaction, session: Session) -> SessionAfterwards:
    """Put together what a coordinator sees: how many say they were there only once it is forgotten who."""
    booked, came = sessions.totals_of(tx, session.id)
    were_there = may_be_told(sessions.count_were_there(tx, session.id))
    return SessionAfterwards(session, SessionNumbers(heads(dict(booked)), were_there, dict(came)))
