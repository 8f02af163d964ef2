"""Announcing a session: everybody hears of it, and its twin opens beside it, for whoever cannot come."""

from dataclasses import replace
from datetime import datetime
from typing import Final

from bot.domain.people import ChannelId, GuildId
from bot.domain.places_left import places_left
from bot.domain.refreshing import next_refresh
from bot.domain.refusals import Refusal
from bot.domain.sessions import TWIN_STAYS, Session, SessionId, SessionState
from bot.domain.subjects import SubjectId
from bot.domain.times import evening_after
from bot.domain.twins import NewTwin
from bot.services.progress import tell_progress
from bot.services.reminding import remind_all
from bot.services.sessions.cards import post_card, refresh_card
from storage import sessions
from storage.partners import joined
from storage.servers import server
from storage.store import Transaction

_TAP_TAKES: Final = 2  # minutes, about
_BOX_TAKES: Final = 4


def announce(tx: Transaction, session: Session, *, now: datetime) -> Session:
    """Have a planned session announced, with its twin, and with whichever is held beside it.

    Where there is no notices channel yet, or it has begun, nothing happens; announced again, nothing more.
    """
    place = _place(tx, session.guild)
    if place is None or not _waits(session, now):
        return session
    new = [one for one in sessions.held_together(tx, session) if _waits(one, now)]
    for one in new:
        post_card(tx, one, place, now=now)  # above the card of its twin
    twin = _twin_of(tx, session, now)
    for one in new:
        _keep_announced(tx, one, place, twin, now)
    tell_progress(tx, session.guild, now=now)
    tx.failpoint("session.announced")
    return sessions.session(tx, session.guild, session.id) or session


def sessions_to_announce(tx: Transaction, *, now: datetime) -> tuple[SessionId, ...]:
    """Return the sessions that are due to be announced, soonest first."""
    return tuple(one.id for one in _waiting(tx, now) if one.announces_at <= now)


def next_to_announce(tx: Transaction, *, now: datetime) -> datetime | None:
    """Return when the next session is announced: None where none waits for it, or none can be."""
    return min((one.announces_at for one in _waiting(tx, now)), default=None)


def announce_due(tx: Transaction, session_id: SessionId, *, now: datetime) -> None:
    """Announce one session that is due; done twice, it changes nothing more."""
    session = sessions.session(tx, None, session_id)
    if session is not None and session.announces_at <= now:
        announce(tx, session, now=now)


def twin_closes(tx: Transaction, session: Session) -> datetime:
    """Return when the twin closes: on an evening three weeks after the last time at which the session is held."""
    beside = [one for one in sessions.held_together(tx, session) if one.id != session.id]
    last = max((session.ends_at, *(one.ends_at for one in beside if one.state is not SessionState.CANCELLED)))
    return evening_after(TWIN_STAYS.days, now=last, zone=session.meant.zone)


def move_twin(tx: Transaction, session: Session, *, now: datetime) -> None:
    """Have the twin close as long after the session as before, which is at another time."""
    _close_twin_at(tx, session, twin_closes(tx, session), now)


def close_twin(tx: Transaction, session: Session, *, now: datetime) -> None:
    """Have the twin close now."""
    _close_twin_at(tx, session, now, now)


def refresh_places(tx: Transaction, *, now: datetime) -> int:
    """Bring cards up to date where six hours have passed; return how many say something else of places left.

    A card that says the same as before is brought up to date too: that shows whether it still stands. A twin that could
    not open before is tried again.
    """
    changed = 0
    for one in sessions.planned(tx):
        if one.opened_at is None or one.places_due is None or not one.places_due <= now < one.starts_at:
            continue
        band = places_left(one.places, sessions.count_taken(tx, one.id))
        due, twin = next_refresh(one.opened_at, now=now), _twin_of(tx, one, now)
        shown = replace(one, places_shown=band, places_due=due, twin=twin)
        sessions.keep_session(tx, shown)
        refresh_card(tx, shown, now=now)
        changed += band is not one.places_shown
    return changed


def next_places(tx: Transaction, *, now: datetime) -> datetime | None:
    """Return when a card may next say something else of places left: None where none will."""
    due = ((one.places_due, one.starts_at) for one in sessions.planned(tx) if one.places_due is not None)
    return min((at for at, starts in due if max(at, now) < starts), default=None)


def _waits(session: Session, now: datetime) -> bool:
    return session.state is SessionState.PLANNED and session.opened_at is None and now < session.starts_at


def _waiting(tx: Transaction, now: datetime) -> list[Session]:
    return [one for one in sessions.planned(tx) if _waits(one, now) and _place(tx, one.guild) is not None]


def _place(tx: Transaction, guild: GuildId) -> ChannelId | None:
    return server(tx, guild).notices_channel


def _keep_announced(tx: Transaction, one: Session, place: ChannelId, twin: SubjectId | None, now: datetime) -> None:
    due = next_refresh(now, now=now)
    shown = places_left(one.places, 0)
    opened = replace(one, opened_at=now, channel=place, twin=twin, places_shown=shown, places_due=due)
    sessions.keep_session(tx, opened)
    remind_all(tx, one.guild, one.id, (person for person, _ in joined(tx, one.guild, one.audience)))


def _close_twin_at(tx: Transaction, session: Session, moment: datetime, now: datetime) -> None:
    if session.twin is not None:
        for twins in tx.nouns.twins:
            twins.move(tx, session.twin, moment, now=now)


def _twin_of(tx: Transaction, session: Session, now: datetime) -> SubjectId | None:
    """Return the twin, which is that of whichever is held beside it too; opened where there is none yet."""
    together = sessions.held_together(tx, session)
    return next((one.twin for one in together if one.twin is not None), None) or _open_twin(tx, session, now)


def _open_twin(tx: Transaction, session: Session, now: datetime) -> SubjectId | None:
    """Open the twin; where it cannot open, such as where too many questions are open, there is none for now."""
    asks = session.words.twin
    for twins in tx.nouns.twins if asks.question else ():
        new = NewTwin(
            guild=session.guild,
            author=session.author,
            beside=SubjectId(session.id),
            question=asks.question,
            why=session.words.aim,
            options=asks.options,
            prompts=asks.prompts,
            minutes=_TAP_TAKES + _BOX_TAKES * len(asks.prompts),
            offer=session.offer,
            audience=session.audience,
            closes_at=twin_closes(tx, session),
        )
        try:
            return twins.open(tx, new, now=now)
        except Refusal:
            return None
    return None
