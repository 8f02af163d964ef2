"""What comes to people about a session: a note to whoever has not replied, reminders to whoever has a place."""

from collections.abc import Sequence
from datetime import datetime
from typing import Final

from bot.domain.letters import Letter, NewLetter
from bot.domain.people import PersonId
from bot.domain.preferences import Preferences
from bot.domain.replies import PlaceState, SessionReply
from bot.domain.session_cards import SessionOnShow
from bot.domain.session_notes import JUST_SAID, NOTE, REMINDER, note_for, reminders_for
from bot.domain.sessions import Session, SessionId
from bot.services import reminding
from bot.services.sessions.cards import on_show
from storage import letters, opt_outs, sessions
from storage.letters.planning import plan_ahead, plan_letters
from storage.store import Transaction

KINDS: Final = (NOTE, REMINDER)
_NAMES: Final = tuple(kind.name for kind in KINDS)


def plan_for(tx: Transaction, session: Session, mine: Preferences, *, now: datetime, anew: bool) -> None:
    """Plan what comes to this person, as far as it lies ahead; with `anew`, in place of what had been planned."""
    if not session.is_announced:
        return
    said = sessions.reply_of(tx, session.id, mine.person)
    if anew:
        letters.take_back_notes(tx, session.id, kinds=_NAMES, person=mine.person)
        plan_letters(tx, _planned(tx, session, said, mine, now, after=now + JUST_SAID))
    else:
        plan_ahead(tx, _planned(tx, session, said, mine, now, after=now), now=now)


def replan_said_yes(tx: Transaction, mine: Preferences, *, now: datetime) -> None:
    """Move this person's reminders of what they said yes to, now that they are reached at other times."""
    for said in sessions.replies_by(tx, mine.guild, mine.person):
        session = sessions.session(tx, mine.guild, said.session) if said.place is PlaceState.HELD else None
        if session is not None and not opt_outs.has_opted_out(tx, mine.guild, mine.person, session.id):
            plan_for(tx, session, mine, now=now, anew=False)


def noted_of(tx: Transaction, letter: Letter, *, now: datetime) -> SessionOnShow | None:
    """Return what a note tells of: None where it has begun, they have replied, or are not to be told any more."""
    session, said = _told_of(tx, letter, now)
    return None if session is None or said is not None else on_show(tx, session)


def reminded_of(tx: Transaction, letter: Letter, *, now: datetime) -> Session | None:
    """Return what a reminder is of: None where it has begun, or they have no place any more."""
    session, said = _told_of(tx, letter, now)
    return session if said is not None and said.place is PlaceState.HELD else None


def _told_of(tx: Transaction, letter: Letter, now: datetime) -> tuple[Session | None, SessionReply | None]:
    found = reminding.still_holds(tx, letter, now=now)
    if found is None or letter.person is None:
        return None, None
    session = sessions.session(tx, found.guild, SessionId(found.id))
    return session, sessions.reply_of(tx, SessionId(found.id), letter.person)


def _planned(
    tx: Transaction, session: Session, said: SessionReply | None, mine: Preferences, now: datetime, *, after: datetime
) -> Sequence[NewLetter]:
    if said is None:
        return () if _is_told_of_beside(tx, session, mine.person, now) else note_for(session, mine, now=now)
    return reminders_for(session, mine, after=after) if said.place is PlaceState.HELD else ()


def _is_told_of_beside(tx: Transaction, session: Session, person: PersonId, now: datetime) -> bool:
    """Tell whether the note of another session says when this one is: held twice, people hear of it once."""
    others = [one for one in sessions.held_together(tx, session) if one.id != session.id and one.is_announced]
    return any(
        (one.starts_at < session.starts_at and now < one.starts_at) or sessions.reply_of(tx, one.id, person) is not None
        for one in others
    )
