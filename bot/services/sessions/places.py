"""The waiting list of a session: a place that is given up is kept for a while for whoever has waited longest."""

from dataclasses import replace
from datetime import datetime

from bot.domain.people import GuildId, PersonId
from bot.domain.places import OFFERS_END_BEFORE, kept_until
from bot.domain.replies import PlaceState, ReplyKind, SessionReply
from bot.domain.sessions import Session, SessionId
from bot.services.sessions.telling import tell_gone, tell_offered
from storage import sessions
from storage.store import Transaction


def move_list(tx: Transaction, session: Session, *, now: datetime) -> None:
    """Bring the list up to date: a place was given up, an offer ran out, or its time or number of places changed."""
    for one in sessions.offered(tx, session.id):
        _end_or_keep(tx, session, one, now)
    until = kept_until(session.starts_at, now=now) if session.is_announced else None
    if until is None:
        return
    while session.places is None or sessions.count_taken(tx, session.id) < session.places:
        following = sessions.first_waiting(tx, session.id)
        if following is None:
            return
        offered = replace(following, place=PlaceState.OFFERED, offered_until=until)
        sessions.keep_reply(tx, session.guild, offered)
        tell_offered(tx, session, following.person, until, now=now)
        tx.failpoint("place.offered")


def move_lists(tx: Transaction, session_id: SessionId, *, now: datetime) -> None:
    """Do so for a session of which an offer has run out."""
    session = sessions.session(tx, None, session_id)
    if session is not None:
        move_list(tx, session, now=now)


def lists_to_move(tx: Transaction, *, now: datetime) -> tuple[SessionId, ...]:
    """Return the sessions of which an offer has run out."""
    return sessions.offers_run_out(tx, now=now)


def next_to_move(tx: Transaction, *, now: datetime) -> datetime | None:
    """Return when the next offer runs out."""
    del now
    return sessions.next_offer_end(tx)


def move_lists_of(tx: Transaction, guild: GuildId, person: PersonId, *, now: datetime) -> None:
    """Let others move up after somebody who takes part no more: what they had said is gone by now."""
    del person
    for session in sessions.planned_here(tx, guild):
        move_list(tx, session, now=now)


def give_places_up(tx: Transaction, guild: GuildId, person: PersonId, *, now: datetime) -> None:
    """Let others move up after somebody who has left the server."""
    for said in sessions.replies_by(tx, guild, person):
        session = sessions.session(tx, guild, said.session)
        if said.reply is ReplyKind.GOING and session is not None and session.is_announced and now < session.starts_at:
            sessions.remove_reply(tx, session.id, person)
            move_list(tx, session, now=now)


def _end_or_keep(tx: Transaction, session: Session, offered: SessionReply, now: datetime) -> None:
    """End an offer that has run out, or that would go on for longer than it may since the session was moved."""
    latest = session.starts_at - OFFERS_END_BEFORE
    until = offered.offered_until or latest
    if now >= min(until, latest):
        waits = replace(offered, place=PlaceState.WAITING, offered_until=None, offers=offered.offers + 1)
        sessions.keep_reply(tx, session.guild, replace(waits, position=sessions.last_position(tx, session.id) + 1))
        tell_gone(tx, session, offered.person, now=now)
        tx.failpoint("place.let_go")
    elif latest < until:
        sessions.keep_reply(tx, session.guild, replace(offered, offered_until=latest))
