"""Votes before the advisory group: what it may know of a draft, and what follows from its answer."""

from datetime import datetime

from bot.domain.actions import Action
from bot.domain.oversight import Oversight
from bot.domain.people import Actor
from bot.domain.poll_drafts import Prepared
from bot.domain.polls import SHORTEST, Poll, PollId, PollState
from bot.domain.submissions import Submission, SubmissionId
from bot.services import oversight
from bot.services.permission import allow
from bot.services.polls.drafting import check_not_stopped, draft_here, draft_of
from bot.services.polls.foreseen import check_as_chosen
from bot.services.polls.opening import open_agreed
from bot.services.polls.subject import KIND
from storage import polls
from storage.store import Transaction


class PollSubmissions:
    """What votes answer about being put to the group."""

    kind = KIND

    def find(self, tx: Transaction, submission: str) -> Submission | None:
        """Return a vote as it stands: None for what is none, or is gone."""
        poll = polls.poll(tx, None, PollId(submission))
        return None if poll is None else _submission(poll)

    def agreed(self, tx: Transaction, submission: Submission, *, now: datetime) -> None:
        """Open a draft that the group has agreed to; refused where it cannot open any more."""
        open_agreed(tx, PollId(submission.id), now=now)


def put_to_group(tx: Transaction, actor: Actor, poll_id: PollId, *, now: datetime) -> Oversight:
    """Put a draft to the advisory group; a second press changes nothing."""
    allow(tx, actor, Action.SEND_TO_ADVISORY)
    draft, before = draft_here(tx, actor, poll_id), oversight.latest_of(tx, poll_id)
    if before is not None and before.ending is None:
        return before
    check_not_stopped(before)
    check_as_chosen(tx, draft)  # so that the group agrees to whoever would be asked
    return oversight.submit(tx, actor, _submission(draft), now=now)


def take_back(tx: Transaction, actor: Actor, poll_id: PollId, *, now: datetime) -> None:
    """Take a draft back from the group, to change it or to drop it; when it does not lie there, nothing happens."""
    allow(tx, actor, Action.SEND_TO_ADVISORY)
    draft_here(tx, actor, poll_id)
    oversight.take_back(tx, poll_id, now=now)


def prepared(tx: Transaction, actor: Actor, poll_id: PollId, *, now: datetime) -> Prepared:
    """Return a draft as its coordinator sees it, with what the group says of it: reasons only once it is decided."""
    return Prepared(draft_of(tx, actor, poll_id, now=now), *oversight.said_of(tx, poll_id))


def _submission(poll: Poll) -> Submission:
    return Submission(
        id=SubmissionId(poll.id),
        kind=KIND,
        guild=poll.guild,
        author=poll.author,
        title=poll.question,
        is_draft=poll.state is PollState.DRAFT,
        latest_answer=poll.closes_at - SHORTEST,
        found=poll,
    )
