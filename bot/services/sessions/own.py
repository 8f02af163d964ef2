"""A session as one of those who are asked sees it, with what they said of it and what is open to them beside it."""

from datetime import datetime

from bot.domain.replies import OwnReply, SessionReply
from bot.domain.sessions import Session
from bot.domain.subjects import Subject
from storage.store import Transaction


def own_reply(session: Session, said: SessionReply | None, twin: Subject | None, *, again: bool = False) -> OwnReply:
    """Return what somebody said of a session, with its twin where that is open to them."""
    if said is None:
        return OwnReply(session, twin=twin)
    return OwnReply(session, said.reply, said.place, said.offered_until, twin, again)


def open_twin(tx: Transaction, session: Session, now: datetime) -> Subject | None:
    """Return the twin of a session, as long as it can be answered."""
    twin = tx.subjects.find(tx, session.twin) if session.twin else None
    return twin if twin is not None and twin.can_be_answered(now) else None
