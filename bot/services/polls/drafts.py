"""Drafts of votes: what they have of their own."""

from typing import Final

from bot.domain.actions import Action
from bot.domain.polls import SHORTEST, Poll, PollId, PollState
from bot.domain.submissions import Submission, SubmissionId
from bot.services.drafts import DraftKind
from bot.services.polls.foreseen import check_as_chosen
from bot.services.polls.subject import KIND
from bot.text import later
from storage import polls


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


DRAFTS: Final = DraftKind(
    kind=KIND,
    action=Action.DRAFT_POLL,
    id_of=PollId,
    find=polls.poll,
    keep=polls.keep_draft,
    by=polls.drafts_by,
    remove=polls.remove_draft,
    forget=polls.forget_drafts,
    submission=_submission,
    check_ready=check_as_chosen,
    gone=later("This draft is not here any more. Start a new one with /poll open."),
    open_already=later("This vote is open already, so it cannot be changed."),
    stopped=later("The advisory group has stopped this. You can start a new one with /poll open."),
)
