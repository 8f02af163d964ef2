"""Sessions as every other feature knows them: something that people are asked to come to."""

from datetime import datetime

from bot.domain.people import Actor, GuildId, PersonId
from bot.domain.preferences import Preferences
from bot.domain.refusals import TooLate
from bot.domain.sessions import Session, SessionId, SessionState
from bot.domain.subjects import Subject, SubjectId
from bot.services.sessions.drafts import KIND
from bot.services.sessions.noting import KINDS, plan_for
from bot.services.sessions.replying import is_asked, is_for, session_asked
from storage import sessions
from storage.partners import partner
from storage.store import Transaction


class SessionSubjects:
    """What sessions answer about people being asked: everybody who has joined and is meant, until it begins."""

    kind = KIND
    reminders = KINDS

    def find(self, tx: Transaction, subject: str) -> Subject | None:
        """Return a session as it stands, a draft too."""
        session = sessions.session(tx, None, SessionId(subject))
        return None if session is None else subject_of(session)

    def asked(self, tx: Transaction, guild: GuildId, person: PersonId, subject: str) -> Subject | None:
        """Return a session to one of those who are asked, also when it is over."""
        session, mine = sessions.session(tx, guild, SessionId(subject)), partner(tx, guild, person)
        if session is None or session.opened_at is None or mine is None or not is_asked(tx, session, mine):
            return None
        return subject_of(session)

    def open_to(self, tx: Transaction, actor: Actor, subject: str, *, now: datetime) -> Subject:
        """Return a session to one of those who can still say whether they come."""
        session = session_asked(tx, actor, SessionId(subject))
        if not session.is_announced or now >= session.starts_at:
            raise TooLate("This session has begun, or is over.")
        return subject_of(session)

    def open_for(self, tx: Transaction, guild: GuildId, person: PersonId, *, now: datetime) -> tuple[Subject, ...]:
        """Return the sessions of which this person can still say whether they come, and has not."""
        mine = partner(tx, guild, person)
        if mine is None:
            return ()
        said = {one.session for one in sessions.replies_by(tx, guild, person)}
        coming = (one for one in sessions.planned_here(tx, guild) if one.is_announced and now < one.starts_at)
        return tuple(subject_of(one) for one in coming if one.id not in said and is_for(one, mine))

    def count_open(self, tx: Transaction, guild: GuildId, *, now: datetime) -> int:
        """Return how many sessions are announced here and still to come."""
        return sum(one.is_announced and now < one.starts_at for one in sessions.planned_here(tx, guild))

    def replan(
        self, tx: Transaction, subject: Subject, mine: Preferences, *, now: datetime, anew: bool = False
    ) -> None:
        """Write this person's note anew, or the reminders of what they said yes to, as far as they lie ahead."""
        session = sessions.session(tx, subject.guild, SessionId(subject.id))
        if session is not None:
            plan_for(tx, session, mine, now=now, anew=anew)


def subject_of(session: Session) -> Subject:
    """Return a session as every other feature knows it: to be said yes to until it begins."""
    return Subject(
        id=SubjectId(session.id),
        kind=KIND,
        guild=session.guild,
        author=session.author,
        title=session.words.title,
        is_open=session.state is SessionState.PLANNED and session.opened_at is not None,
        closes_at=session.starts_at,
        ended_at=session.ended_at,
        minutes=session.minutes,
        opened_at=session.opened_at,
        is_met=True,
    )
