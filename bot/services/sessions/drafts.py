"""Drafts of sessions: what they have of their own, and what must be there before one is planned."""

from datetime import datetime, timedelta
from typing import Final

from bot.domain.actions import Action
from bot.domain.electorates import whole_audience
from bot.domain.refusals import NotReady
from bot.domain.session_times import check_start, held_at
from bot.domain.sessions import Session, SessionId, SessionState
from bot.domain.submissions import Submission, SubmissionId
from bot.services.drafts import DraftKind
from bot.text import later
from storage import sessions
from storage.partners import count_joined
from storage.store import Transaction

KIND: Final = "session"
_TOLD_BEFORE: Final = timedelta(days=1)  # the start, at the latest: what the group agrees to then is of no use


def check_as_chosen(tx: Transaction, draft: Session) -> None:
    """Refuse a draft whose twin has no answers yet, that has no time, or that would ask others than were chosen."""
    if not draft.words.twin.options:
        raise NotReady("The question for those who cannot come has no ready-made answer. Write at least one.")
    if draft.candidates:
        raise NotReady("It is not chosen yet when this is. Choose one of the times first.")
    if asks_others(tx, draft):
        raise NotReady(
            "Role groups have grown or shrunk since this was prepared. So it would ask other people. "
            "Choose again who is asked."
        )


def asks_others(tx: Transaction, draft: Session) -> bool:
    """Tell whether a draft would ask others than were chosen, since role groups have grown or shrunk."""
    return whole_audience(draft.audience, count_joined(tx, draft.guild)) != draft.audience


def check_times(draft: Session, *, now: datetime) -> None:
    """Refuse a draft of which one of the times is past, or too far ahead."""
    for first, second in held_at(draft):
        for meant in filter(None, (first, second)):
            check_start(meant.moment, now=now)


def _submission(session: Session) -> Submission:
    return Submission(
        id=SubmissionId(session.id),
        kind=KIND,
        guild=session.guild,
        author=session.author,
        title=session.words.title,
        is_draft=session.state is SessionState.DRAFT,
        latest_answer=session.starts_at - _TOLD_BEFORE,
        found=session,
    )


DRAFTS: Final = DraftKind(
    kind=KIND,
    action=Action.DRAFT_SESSION,
    id_of=SessionId,
    find=sessions.session,
    keep=sessions.keep_draft,
    by=sessions.drafts_by,
    remove=sessions.remove_draft,
    forget=sessions.forget_drafts,
    submission=_submission,
    check_ready=check_as_chosen,
    gone=later("This draft is not here any more. Start a new one with /session plan."),
    open_already=later("This session is planned already, so it cannot be changed here."),
    stopped=later("The advisory group has stopped this. You can start a new one with /session plan."),
)
