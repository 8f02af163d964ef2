"""Planning a session: from here on it has a date, with all of its series, and people are told of it in time."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime

from bot.domain.actions import Action
from bot.domain.limits import PLANNED_SESSIONS
from bot.domain.people import Actor, Server
from bot.domain.session_times import announced_at, held_at
from bot.domain.sessions import Repeats, SeriesId, Session, SessionId, SessionState
from bot.domain.times import Meant
from bot.services import drafts
from bot.services.permission import act, allow
from bot.services.progress import tell_progress
from bot.services.sessions.announcing import announce
from bot.services.sessions.drafts import DRAFTS, check_times
from storage import audit, sessions
from storage.servers import server
from storage.store import Transaction


def plan_session(
    tx: Transaction, actor: Actor, session_id: SessionId, *, now: datetime, group_sits: bool = False
) -> Session:
    """Plan a draft, with its series and its second date; a second press changes nothing.

    `group_sits`: there is an advisory group, so only what it has agreed to is planned.
    """
    here = allow(tx, actor, Action.OPEN_SESSION)
    draft = drafts.find_or_gone(tx, DRAFTS, actor.guild, session_id)
    if draft.state is not SessionState.DRAFT:
        return draft
    drafts.check_agreed(tx, DRAFTS, draft.id, group_sits=group_sits)
    _check_ready(tx, here, draft, now=now)
    act(tx, actor, Action.OPEN_SESSION, now=now)
    return _plan(tx, draft, now=now)


def plan_agreed_session(tx: Transaction, draft: Session, *, now: datetime) -> Session:
    """Plan a draft that the advisory group has agreed to; nobody presses. Refused, nothing has changed."""
    _check_ready(tx, server(tx, draft.guild), draft, now=now)
    planned = _plan(tx, draft, now=now)
    audit.note_act(tx, draft.guild, None, Action.OPEN_SESSION, now=now)
    return planned


def _check_ready(tx: Transaction, here: Server, draft: Session, *, now: datetime) -> None:
    """Refuse what stands in its way."""
    drafts.where_it_opens(here)
    DRAFTS.check_ready(tx, draft)
    check_times(draft, now=now)
    more = sum(1 if second is None else 2 for _, second in held_at(draft)) - 1
    PLANNED_SESSIONS.check(len(sessions.planned_here(tx, draft.guild)) + more)


def _plan(tx: Transaction, draft: Session, *, now: datetime) -> Session:
    """Give a draft its dates, each a row of its own, and tell people of what is due."""
    first, *others = _dated(tx, draft, now)
    sessions.keep_session(tx, first)
    for other in others:
        sessions.add_session(tx, other, now=now)
    tell_progress(tx, draft.guild, now=now)
    tx.failpoint("session.planned")
    for one in sessions.planned_here(tx, draft.guild):
        if one.announces_at <= now:
            announce(tx, one, now=now)
    return sessions.session(tx, draft.guild, draft.id) or first


def _dated(tx: Transaction, draft: Session, now: datetime) -> Iterator[Session]:
    """Yield it on each of its dates, the first as the draft that it was; one that is held twice, twice each time."""
    series = SeriesId(tx.new_reference()) if draft.repeats is not Repeats.NO else None
    planned = replace(draft, state=SessionState.PLANNED, second=None, candidates=(), series=series)
    for number, (first, second) in enumerate(held_at(draft)):
        held = _at(planned, first, now)
        held = held if number == 0 else replace(held, id=SessionId(tx.new_reference()))
        yield held
        if second is not None:
            beside = replace(_at(planned, second, now), id=SessionId(tx.new_reference()), beside=held.id)
            yield replace(beside, announces_at=held.announces_at)


def _at(session: Session, meant: Meant, now: datetime) -> Session:
    return replace(session, meant=meant, starts_at=meant.moment, announces_at=announced_at(meant.moment, now=now))
