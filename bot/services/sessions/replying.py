"""Saying whether one comes: one tap and one transaction; what somebody said is for themselves alone."""

from dataclasses import replace
from datetime import datetime

from bot.domain.actions import Action
from bot.domain.people import Actor, Partner
from bot.domain.places import OFFERS_END_BEFORE, can_be_taken
from bot.domain.refusals import NotAllowed, NotFound, TooLate
from bot.domain.replies import OwnReply, PlaceState, ReplyKind, SessionReply
from bot.domain.sessions import TWIN_STAYS, Session, SessionId, SessionState
from bot.domain.subjects import Subject
from bot.services.opt_outs import undo_opt_out
from bot.services.permission import allow
from bot.services.reminding import remind_all
from bot.services.sessions.own import open_twin, own_reply
from bot.services.sessions.places import move_list
from storage import opt_outs, reminders, sessions
from storage.partners import partner
from storage.store import Transaction


def say_reply(tx: Transaction, actor: Actor, session_id: SessionId, reply: ReplyKind, *, now: datetime) -> OwnReply:
    """Keep what somebody says of a session, in place of what they said before; the same again changes nothing."""
    session = session_asked(tx, actor, session_id)
    before = sessions.reply_of(tx, session.id, actor.person)
    twin = open_twin(tx, session, now)
    if before is not None and _holds(session, before, reply, now):
        return own_reply(session, before, twin, again=True)
    _check_time(session, reply, twin, now)
    said = _said(tx, session, actor, reply, before, now)
    if said == before:
        return own_reply(session, before, twin, again=True)
    sessions.keep_reply(tx, session.guild, said)
    remind_all(tx, session.guild, session.id, [actor.person])  # after the press: planning takes longer than it
    tx.failpoint("reply.kept")
    if before is not None and before.place in (PlaceState.HELD, PlaceState.OFFERED) and said.place is None:
        move_list(tx, session, now=now)
    tx.failpoint("reply.done")
    return own_reply(session, said, twin)


def my_session(tx: Transaction, actor: Actor, session_id: SessionId, *, now: datetime) -> OwnReply:
    """Return a session to one of those who are asked, with what they said of it, also when it is over."""
    session = session_asked(tx, actor, session_id)
    return own_reply(session, sessions.reply_of(tx, session.id, actor.person), open_twin(tx, session, now))


def said_yes(tx: Transaction, actor: Actor, *, now: datetime) -> tuple[OwnReply, ...]:
    """Return the sessions that are still to come, or going on, to which whoever asks said yes, soonest first."""
    allow(tx, actor, Action.REPLY_TO_SESSION)
    going = {
        one.session: one for one in sessions.replies_by(tx, actor.guild, actor.person) if one.reply is ReplyKind.GOING
    }
    coming = (one for one in sessions.planned_here(tx, actor.guild) if one.id in going and now < one.ends_at)
    return tuple(own_reply(session, going[session.id], None) for session in coming)


def hear_no_more_of_session(tx: Transaction, actor: Actor, session_id: SessionId) -> Session:
    """Hear no more about a session, nor about what is its twin; one can still come, and take part in that."""
    session = session_asked(tx, actor, session_id)
    for subject in filter(None, (session.id, session.twin)):
        opt_outs.put_opt_out(tx, actor.guild, actor.person, subject)
        reminders.remove_about(tx, actor.guild, actor.person, subject)
    return session


def hear_again_of_session(tx: Transaction, actor: Actor, session_id: SessionId, *, now: datetime) -> Session:
    """Hear about both again: what still lies ahead comes as it would have."""
    session = session_asked(tx, actor, session_id)
    for subject in filter(None, (session.id, session.twin)):
        undo_opt_out(tx, actor, subject, now=now)
    return session


def session_asked(tx: Transaction, actor: Actor, session_id: SessionId) -> Session:
    """Return an announced session, also one that is over, to one of those whom it asks."""
    allow(tx, actor, Action.REPLY_TO_SESSION)
    session = sessions.session(tx, actor.guild, session_id)
    if session is None or session.opened_at is None:
        raise NotFound("This session is not here any more.")
    mine = partner(tx, actor.guild, actor.person)
    if mine is None or not is_asked(tx, session, mine):
        raise NotAllowed("This session is for others this time. You can see on its card for whom it is.")
    return session


def is_asked(tx: Transaction, session: Session, mine: Partner) -> bool:
    """Tell whether a session asks somebody: those too who have replied, and are in another role group by now."""
    return is_for(session, mine) or sessions.reply_of(tx, session.id, mine.person) is not None


def is_for(session: Session, mine: Partner) -> bool:
    """Tell whether a session is for somebody who has joined."""
    return not session.audience or mine.role_group in session.audience


def _said(
    tx: Transaction, session: Session, actor: Actor, reply: ReplyKind, before: SessionReply | None, now: datetime
) -> SessionReply:
    """Return what is kept: whoever has waited keeps their turn, and takes a place that is kept for them or free."""
    position = sessions.last_position(tx, session.id) + 1
    was_there = before.was_there if before else None
    if reply is not ReplyKind.GOING:
        return SessionReply(session.id, actor.person, reply, position, was_there=was_there)
    if before is not None and before.place is PlaceState.OFFERED:
        return replace(before, place=PlaceState.HELD, offered_until=None)
    near = now >= session.starts_at - OFFERS_END_BEFORE
    waits = not near and sessions.first_waiting(tx, session.id) is not None
    taken = 0 if session.places is None else sessions.count_taken(tx, session.id)
    free = can_be_taken(session.places, taken, somebody_waits=waits)
    place = PlaceState.HELD if free else PlaceState.WAITING
    if before is not None and before.place is PlaceState.WAITING:
        return replace(before, place=place)
    return SessionReply(session.id, actor.person, reply, position, place, was_there=was_there)


def _holds(session: Session, before: SessionReply, reply: ReplyKind, now: datetime) -> bool:
    """Tell whether this says what was said before, and nothing would come of it: a place, until it is over."""
    if session.state is SessionState.CANCELLED or before.reply is not reply:
        return False
    return before.place is None or (before.place is PlaceState.HELD and now < session.ends_at)


def _check_time(session: Session, reply: ReplyKind, twin: Subject | None, now: datetime) -> None:
    if session.state is SessionState.CANCELLED:
        raise TooLate("This session was cancelled. If its question is open, you find it under What is open.")
    if reply is ReplyKind.GOING and now >= session.starts_at:
        raise TooLate("This session has begun, so no more places are given. Its question is open to you as well.")
    if twin is None and now >= session.ends_at + TWIN_STAYS:
        raise TooLate("This session is over, and so is its question.")
