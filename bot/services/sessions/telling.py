"""Telling those who replied what has become of a session: it moved, is cancelled, a place is free, here is what it was.

Each is told of their own reply alone. Who that was is known to these letters, and to nobody who reads another's.
"""

from datetime import datetime

from bot.domain.letters import Letter, PrivateLetter
from bot.domain.people import PersonId
from bot.domain.replies import OwnReply, PlaceState, ReplyKind
from bot.domain.session_letters import (
    CANCELLED,
    CAUGHT_UP,
    GONE,
    MOVED,
    OFFERED,
    TOLD_FOR,
    TOLD_OF_PLACES,
    Moved,
    before_move,
    changed_otherwise,
    moved_from,
)
from bot.domain.session_notes import REMINDER
from bot.domain.sessions import Session, SessionId, SessionState
from bot.services.notes import write_to_person
from bot.services.sessions.own import open_twin, own_reply
from storage import letters, opt_outs, sessions
from storage.partners import partner
from storage.store import Transaction


def tell_moved(tx: Transaction, before: Session, after: Session, *, now: datetime) -> None:
    """Tell whoever said yes to a session that was announced when and where it is, if that is new to them."""
    changed = (before.minutes, before.venue, before.words) != (after.minutes, after.venue, after.words)
    until = after.starts_at if now < after.starts_at else after.ends_at  # a new link is of use while it goes on
    untold = letters.not_told_yet(tx, after.id, MOVED)
    letters.take_back_notes(tx, after.id, kinds=(MOVED.name,))
    for person in _said_yes(tx, after):
        known = before_move(untold[person]) if person in untold else before.starts_at
        other = changed or (person in untold and changed_otherwise(untold[person]))
        if known == after.starts_at and not other:
            continue  # moved back before they were told
        occasion = moved_from(known, after.edition, other=other)
        _tell(tx, after, person, PrivateLetter(MOVED, after.id, now, until, occasion))


def tell_cancelled(tx: Transaction, session: Session, *, now: datetime) -> None:
    """Tell whoever said yes to a session that was announced that it is cancelled, and nothing else of it any more."""
    letters.take_back_notes(tx, session.id, kinds=(MOVED.name, REMINDER.name, *TOLD_OF_PLACES))
    for person in _said_yes(tx, session):
        _tell(tx, session, person, PrivateLetter(CANCELLED, session.id, now, session.ends_at))


def tell_offered(tx: Transaction, session: Session, person: PersonId, until: datetime, *, now: datetime) -> None:
    """Tell somebody who waits that a place is kept for them, and until when."""
    letters.take_back_notes(tx, session.id, kinds=TOLD_OF_PLACES, person=person)
    _tell(tx, session, person, PrivateLetter(OFFERED, session.id, now, until, f"{until:%Y%m%dT%H%M}"))


def tell_gone(tx: Transaction, session: Session, person: PersonId, *, now: datetime) -> None:
    """Tell somebody, in their hours, that the place that was kept for them went to the next."""
    letters.take_back_notes(tx, session.id, kinds=TOLD_OF_PLACES, person=person)
    _tell(tx, session, person, PrivateLetter(GONE, session.id, now, session.starts_at, f"{now:%Y%m%dT%H%M}"))


def tell_caught_up(tx: Transaction, session: Session, *, now: datetime) -> None:
    """Hand over what was written to catch up, once: to whoever replied, but for who said that they were there."""
    for said in sessions.replies_to(tx, session.id):
        if not said.was_there:
            until = session.ends_at + TOLD_FOR
            _tell(tx, session, said.person, PrivateLetter(CAUGHT_UP, session.id, now, until))


def told_moved(tx: Transaction, letter: Letter, *, now: datetime) -> Moved | None:
    """Return what moved, and from when: None where they have given their place up, or it is not to come any more."""
    own = _own(tx, letter, now)
    if own is None or own.reply is not ReplyKind.GOING or not own.session.is_announced:
        return None
    return Moved(own, before_move(letter.dedupe_key))


def told_cancelled(tx: Transaction, letter: Letter, *, now: datetime) -> OwnReply | None:
    """Return what was cancelled, with the twin where that is still open."""
    own = _own(tx, letter, now)
    return own if own is not None and own.session.state is SessionState.CANCELLED else None


def told_of_place(tx: Transaction, letter: Letter, *, now: datetime) -> OwnReply | None:
    """Return the session of which a place is kept for somebody, or was: None where that is not so any more."""
    own = _own(tx, letter, now)
    stands = PlaceState.OFFERED if letter.kind == OFFERED.name else PlaceState.WAITING
    return own if own is not None and own.session.is_announced and own.place is stands else None


def told_caught_up(tx: Transaction, letter: Letter, *, now: datetime) -> OwnReply | None:
    """Return the session that there is something to catch up of: None where they want to hear no more of it."""
    own = _own(tx, letter, now)
    if own is None or letter.person is None or not own.session.after.caught_up:
        return None
    return None if opt_outs.has_opted_out(tx, letter.guild, letter.person, own.session.id) else own


def _said_yes(tx: Transaction, session: Session) -> list[PersonId]:
    return [one.person for one in sessions.replies_to(tx, session.id) if one.reply is ReplyKind.GOING]


def _own(tx: Transaction, letter: Letter, now: datetime) -> OwnReply | None:
    """Return the session that a letter is about, with what its reader said of it: None once that is forgotten."""
    session = sessions.session(tx, letter.guild, SessionId(letter.subject))
    if session is None or letter.person is None or partner(tx, letter.guild, letter.person) is None:
        return None
    said = sessions.reply_of(tx, session.id, letter.person)
    return None if said is None else own_reply(session, said, open_twin(tx, session, now))


def _tell(tx: Transaction, session: Session, person: PersonId, note: PrivateLetter) -> None:
    if note.not_before < note.expires_at:
        write_to_person(tx, session.guild, person, note)
