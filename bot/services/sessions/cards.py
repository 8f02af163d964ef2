"""The public card of a session: it stands in the notices channel, and changes until long after the session."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Final

from bot.domain.letter_kinds import LetterKind
from bot.domain.people import ChannelId, GuildId, PersonId
from bot.domain.refusals import NotFound
from bot.domain.session_cards import SessionOnShow
from bot.domain.sessions import Session, SessionId, SessionState
from bot.domain.standing_cards import StandingCard, StandingCardKind
from bot.domain.subjects import SubjectId
from bot.services import oversight, standing_cards
from storage import sessions
from storage.coordinators import is_coordinator
from storage.store import Transaction

CARD: Final = LetterKind("session_card")
EDIT: Final = LetterKind("session_edit")
CHANGES_FOR: Final = timedelta(days=60)  # after its end: its twin closes, and it is told what came of it


def post_card(tx: Transaction, session: Session, place: ChannelId, *, now: datetime) -> None:
    """Have the card of a session stand in this place as it is now."""
    standing_cards.stand(tx, _card(session), place, now=now)


def refresh_card(tx: Transaction, session: Session, *, now: datetime) -> None:
    """Have the card of a session say what is so now; one that was never announced has none."""
    standing_cards.edit(tx, _card(session), now=now)


def session_on_show(tx: Transaction, session_id: SessionId) -> SessionOnShow:
    """Return what the card of a session tells: nobody asks, so nobody is refused."""
    session = sessions.session(tx, None, session_id)
    if session is None or session.state is SessionState.DRAFT:
        raise NotFound("This session is not here any more.")
    return on_show(tx, session)


def on_show(tx: Transaction, session: Session) -> SessionOnShow:
    """Return what a card tells of this session, which may not be announced yet."""
    beside = [one for one in sessions.held_together(tx, session) if one.id != session.id and one.is_announced]
    return SessionOnShow(
        session=session,
        twin=None if session.twin is None else tx.subjects.find(tx, session.twin),
        also_at=beside[0].starts_at if beside else None,
        contact=session.author if is_coordinator(tx, session.guild, session.author) else None,
        agreed=oversight.agreement_of(tx, session.beside or session.id),
    )


def follow_thread(tx: Transaction, subject: str, thread: ChannelId | None, /, *, now: datetime) -> None:
    """Have the cards of sessions lead to the thread of their twin, once it stands somewhere else."""
    if thread is not None:
        follow_twin(tx, SubjectId(subject), now=now)


def follow_twin(tx: Transaction, twin: SubjectId, /, *, now: datetime) -> None:
    """Have the cards of sessions say that their twin has closed."""
    for session in sessions.with_twin(tx, twin):
        refresh_card(tx, session, now=now)


def name_no_longer(tx: Transaction, guild: GuildId, person: PersonId, *, now: datetime) -> None:
    """Have the cards of sessions name nobody whom people cannot ask here any more."""
    for session in sessions.planned_here(tx, guild):
        if session.author == person and session.is_announced:
            refresh_card(tx, session, now=now)


def _card(session: Session) -> StandingCard:
    until = (session.ended_at or session.ends_at) + CHANGES_FOR
    return StandingCard(CARD, EDIT, session.guild, session.id, session.id, until)


def _changing(tx: Transaction, guild: GuildId | None, *, now: datetime) -> Iterable[StandingCard]:
    return [_card(one) for one in sessions.lately_announced(tx, guild, ended_after=now - CHANGES_FOR)]


CARDS: Final[StandingCardKind[Transaction]] = StandingCardKind(
    edited_as=EDIT, place=lambda here: here.notices_channel, changing=_changing
)
