"""Preparing a session; what was typed outlives a restart."""

from dataclasses import replace
from datetime import datetime

from bot.domain.actions import Action
from bot.domain.electorates import whole_audience
from bot.domain.limits import SESSION_DRAFTS
from bot.domain.meeting_places import check_venue, meeting_place
from bot.domain.people import Actor, GuildId, Server
from bot.domain.refusals import NotFound, TooLate
from bot.domain.session_drafts import SessionChange
from bot.domain.session_times import announced_at, check_minutes, check_places, check_start, usual_start
from bot.domain.session_words import checked_costs, checked_session_words
from bot.domain.sessions import USUAL_MINUTES, Session, SessionId, SessionState, SessionWords, Venue
from bot.domain.times import Meant, meant_at
from bot.domain.topic_words import checked_offer
from bot.services.permission import allow
from storage import sessions
from storage.partners import count_joined
from storage.store import Transaction


def draft_session(tx: Transaction, actor: Actor, words: SessionWords, *, now: datetime) -> Session:
    """Begin a session with these words: for everyone, ninety minutes, three weeks ahead at half past one there."""
    here = may_plan(tx, actor)
    SESSION_DRAFTS.check(sessions.count_drafts(tx, actor.guild, actor.person))
    starts = usual_start(now, here.zone)
    draft = Session(
        id=SessionId(tx.new_reference()),
        guild=actor.guild,
        author=actor.person,
        state=SessionState.DRAFT,
        words=checked_session_words(words),
        venue=meeting_place(words.where).venue or Venue.TEAMS,
        meant=starts,
        starts_at=starts.moment,
        minutes=USUAL_MINUTES,
        places=None,
        offer="",
        costs="",
        audience=frozenset(),
        announces_at=announced_at(starts.moment, now=now),
    )
    sessions.keep_draft(tx, draft, now=now)
    return draft


def change_session(
    tx: Transaction, actor: Actor, session_id: SessionId, change: SessionChange, *, now: datetime
) -> Session:
    """Change some of a draft; a time, a length or a number of places that cannot be is refused at once."""
    here = may_plan(tx, actor)
    changed = _changed(tx, here, session_draft_here(tx, actor.guild, session_id), change, now)
    sessions.keep_draft(tx, changed, now=now)
    return changed


def may_plan(tx: Transaction, actor: Actor) -> Server:
    """Return this server, if this person may plan sessions there."""
    return allow(tx, actor, Action.DRAFT_SESSION)


def session_draft_here(tx: Transaction, guild: GuildId, session_id: SessionId) -> Session:
    """Return this draft of this server."""
    draft = sessions.session(tx, guild, session_id)
    if draft is None:
        raise NotFound("This draft is not here any more. Start a new one with /session plan.")
    if draft.state is not SessionState.DRAFT:
        raise TooLate("This session is planned already, so it cannot be changed here.")
    return draft


def _changed(tx: Transaction, here: Server, draft: Session, change: SessionChange, now: datetime) -> Session:
    words = checked_session_words(replace(change.words or draft.words, twin=change.twin or draft.words.twin))
    timed = _timed(here, draft, change, now)
    return replace(
        timed,
        words=words,
        venue=_venue(draft, change, words.where),
        minutes=_minutes(draft, change),
        places=_places(draft, change),
        offer=draft.offer if change.offer is None else checked_offer(change.offer),
        costs=draft.costs if change.costs is None else checked_costs(change.costs),
        audience=draft.audience
        if change.audience is None
        else whole_audience(change.audience, count_joined(tx, draft.guild)),
        repeats=change.repeats or draft.repeats,
        occasions=change.occasions or draft.occasions,
    )


def _venue(draft: Session, change: SessionChange, where: str) -> Venue:
    """Return by what people meet: as it was chosen, or as the link or place that is new shows."""
    if change.venue is not None:
        check_venue(change.venue, where)
        return change.venue
    return draft.venue if where == draft.words.where else meeting_place(where).venue or draft.venue


def _timed(here: Server, draft: Session, change: SessionChange, now: datetime) -> Session:
    """Return the draft at the times that were chosen, as the clocks there show them."""
    for one in filter(None, (change.starts_at, change.second_at, *(change.candidates or ()))):
        check_start(one, now=now)
    meant = draft.meant if change.starts_at is None else meant_at(change.starts_at, here.zone)
    second = draft.second if change.second_at is None else meant_at(change.second_at, here.zone)
    return replace(
        draft,
        meant=meant,
        starts_at=meant.moment,
        announces_at=announced_at(meant.moment, now=now),
        second=None if change.once else second,
        candidates=_candidates(here, draft, change),
    )


def _candidates(here: Server, draft: Session, change: SessionChange) -> tuple[Meant, ...]:
    if change.candidates is not None:
        return tuple(meant_at(one, here.zone) for one in sorted(set(change.candidates)))
    return draft.candidates if change.starts_at is None else ()


def _minutes(draft: Session, change: SessionChange) -> int:
    if change.minutes is None:
        return draft.minutes
    check_minutes(change.minutes)
    return change.minutes


def _places(draft: Session, change: SessionChange) -> int | None:
    check_places(change.places)
    return None if change.for_all else change.places or draft.places
