"""Planning a session: from here on it has a date, with all of its series, and people are told of it in time."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime

from bot.domain.actions import Action
from bot.domain.limits import PLANNED_SESSIONS
from bot.domain.people import Actor, Server
from bot.domain.refusals import NotFound, NotReady
from bot.domain.session_times import announced_at, check_start, occasions_of
from bot.domain.sessions import Repeats, SeriesId, Session, SessionId, SessionState
from bot.domain.times import Meant
from bot.services.permission import act, allow
from storage import sessions
from storage.store import Transaction


def plan_session(
    tx: Transaction, actor: Actor, session_id: SessionId, *, now: datetime, group_sits: bool = False
) -> Session:
    """Plan a draft, with its series and its second date; a second press changes nothing.

    `group_sits`: there is an advisory group, so only what it has agreed to is planned.
    """
    here = allow(tx, actor, Action.OPEN_SESSION)
    draft = sessions.session(tx, actor.guild, session_id)
    if draft is None:
        raise NotFound("This draft is not here any more. Start a new one with /session plan.")
    if draft.state is not SessionState.DRAFT:
        return draft
    if group_sits:
        raise NotReady("The advisory group sees this first. Press “Send to the advisory group”.")
    check_ready(draft)
    act(tx, actor, Action.OPEN_SESSION, now=now)
    return plan(tx, here, draft, now=now)


def check_ready(draft: Session) -> None:
    """Refuse a draft whose twin has no answers yet, or of which it is still asked when it is to be."""
    if not draft.words.twin.options:
        raise NotReady("The question for those who cannot come has no ready-made answer. Write at least one.")
    if draft.candidates:
        raise NotReady("It is not chosen yet when this is. Choose one of the times first.")


def plan(tx: Transaction, here: Server, draft: Session, *, now: datetime) -> Session:
    """Give a draft its dates, each a row of its own; refused, nothing has changed."""
    if here.notices_channel is None:
        raise NotReady("There is no notices channel yet. The server's owner can choose one with /setup.")
    first, *others = _dated(tx, draft, now)
    PLANNED_SESSIONS.check(len(sessions.planned_here(tx, draft.guild)) + len(others))
    sessions.keep_session(tx, first)
    for other in others:
        sessions.add_session(tx, other, now=now)
    tx.failpoint("session.planned")
    return first


def _dated(tx: Transaction, draft: Session, now: datetime) -> Iterator[Session]:
    """Yield it on each of its dates, the first as the draft that it was; one that is held twice, twice each time."""
    firsts = occasions_of(draft.meant, draft.repeats, draft.occasions)
    seconds = occasions_of(draft.second, draft.repeats, draft.occasions) if draft.second else (None,) * len(firsts)
    series = SeriesId(tx.new_reference()) if draft.repeats is not Repeats.NO else None
    planned = replace(draft, state=SessionState.PLANNED, second=None, candidates=(), series=series)
    for number, (meant, again) in enumerate(zip(firsts, seconds, strict=True)):
        known = draft.id if number == 0 else SessionId(tx.new_reference())
        first, second = sorted((meant, again), key=lambda one: one.moment) if again else (meant, None)
        held = replace(_at(planned, first, now), id=known)
        yield held
        if second is not None:
            beside = replace(_at(planned, second, now), id=SessionId(tx.new_reference()), beside=known)
            yield replace(beside, announces_at=held.announces_at)


def _at(session: Session, meant: Meant, now: datetime) -> Session:
    check_start(meant.moment, now=now)
    return replace(session, meant=meant, starts_at=meant.moment, announces_at=announced_at(meant.moment, now=now))
