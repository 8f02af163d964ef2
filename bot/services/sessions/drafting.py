"""Preparing a session; what was typed outlives a restart."""

from dataclasses import replace
from datetime import datetime

from bot.domain.electorates import whole_audience
from bot.domain.limits import SESSION_DRAFTS
from bot.domain.meeting_places import check_venue, meeting_place
from bot.domain.people import Actor, Server
from bot.domain.session_drafts import SessionChange
from bot.domain.session_times import announced_at, check_minutes, check_places, check_start, usual_start
from bot.domain.session_words import check_no_link, checked_costs, checked_session_words
from bot.domain.sessions import USUAL_MINUTES, Session, SessionId, SessionState, SessionWords, Venue
from bot.domain.suggestions import Suggestion
from bot.domain.times import Meant, meant_at
from bot.domain.topic_words import checked_offer
from bot.services import drafts
from bot.services.sessions.drafts import DRAFTS
from bot.services.sessions.fair_times import fair_times
from storage import sessions
from storage.partners import count_joined
from storage.store import Transaction


def draft_session(tx: Transaction, actor: Actor, words: SessionWords, *, now: datetime) -> Session:
    """Begin a session with these words: for everyone, ninety minutes, when it is fairest in three weeks."""
    here = drafts.may_write(tx, actor, DRAFTS)
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
    draft = _at_a_fair_time(tx, draft, now)
    sessions.keep_draft(tx, draft, now=now)
    return draft


def change_session(
    tx: Transaction, actor: Actor, session_id: SessionId, change: SessionChange, *, now: datetime
) -> Session:
    """Change some of a draft; a time, a length or a number of places that cannot be is refused at once."""
    here = drafts.may_write(tx, actor, DRAFTS)
    draft = drafts.free_draft(tx, DRAFTS, actor.guild, session_id)
    changed = _changed(tx, here, draft, change, now)
    same = replace(changed, words=replace(changed.words, where=draft.words.where)) == draft  # only its link is new
    drafts.keep_change(tx, DRAFTS, changed, still_agreed=same, now=now)
    return changed


def _at_a_fair_time(tx: Transaction, draft: Session, now: datetime) -> Session:
    """Return a draft at the fairest time around the usual one."""
    fairest = fair_times(tx, draft, now=now).fairer
    if fairest is None:
        return draft
    meant = replace(draft.meant, local=fairest.sittings[0].starts)
    return replace(draft, meant=meant, starts_at=meant.moment, announces_at=announced_at(meant.moment, now=now))


def reword_session(
    tx: Transaction, actor: Actor, session_id: SessionId, words: SessionWords, *, now: datetime
) -> Session:
    """Give a draft other words; where it is gone, or planned already, they begin one of their own, much like it."""
    drafts.may_write(tx, actor, DRAFTS)
    known = sessions.session(tx, actor.guild, session_id)
    if known is not None and known.state is SessionState.DRAFT:
        return change_session(tx, actor, session_id, SessionChange(words=words), now=now)
    draft = draft_session(tx, actor, words, now=now)
    return draft if known is None else change_session(tx, actor, draft.id, _like(known), now=now)


def suggested(tx: Transaction, actor: Actor, suggestion: str, /) -> Suggestion | None:
    """Return a draft's title, and the times that partners are asked about; None for what is no draft of a session."""
    known = sessions.session(tx, actor.guild, SessionId(suggestion))
    if known is None or known.state is not SessionState.DRAFT:
        return None
    drafts.may_write(tx, actor, DRAFTS)
    return Suggestion(known.words.title, known.candidates)


def _like(other: Session) -> SessionChange:
    return SessionChange(
        twin=other.words.twin,
        minutes=other.minutes,
        places=other.places,
        offer=other.offer,
        costs=other.costs,
        audience=other.audience,
    )


def _changed(tx: Transaction, here: Server, draft: Session, change: SessionChange, now: datetime) -> Session:
    words = checked_session_words(replace(change.words or draft.words, twin=change.twin or draft.words.twin))
    timed = _timed(here, draft, change, now)
    check_no_link(words.where, change.offer or "", change.costs or "")
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
    timed = replace(draft, second=_second(here, draft, change), candidates=_candidates(here, draft, change))
    if change.starts_at is not None:
        meant = meant_at(change.starts_at, here.zone)
        announces_at = announced_at(change.starts_at, now=now)
        timed = replace(timed, meant=meant, starts_at=meant.moment, announces_at=announces_at)
    same = timed.second is not None and timed.second.moment == timed.starts_at
    return replace(timed, second=None) if same else timed


def _second(here: Server, draft: Session, change: SessionChange) -> Meant | None:
    if change.once:
        return None
    return draft.second if change.second_at is None else meant_at(change.second_at, here.zone)


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
