"""Drafts of topics: what they have of their own, and what must be there before one opens."""

from typing import Final

from bot.domain.actions import Action
from bot.domain.electorates import whole_audience
from bot.domain.refusals import NotReady
from bot.domain.submissions import Submission, SubmissionId
from bot.domain.topics import SHORTEST, Topic, TopicId, TopicState
from bot.services.drafts import DraftKind
from bot.services.topics.subject import KIND
from bot.text import later
from storage import topics
from storage.partners import count_joined
from storage.store import Transaction


def check_as_chosen(tx: Transaction, draft: Topic) -> None:
    """Refuse a draft that has no answers yet, or would ask others than were chosen, since role groups have changed."""
    if not draft.words.taps:
        raise NotReady("There is no ready-made answer yet. Write at least one, or add what was found out elsewhere.")
    if asks_others(tx, draft):
        raise NotReady(
            "Role groups have grown or shrunk since this was prepared. So it would ask other people. "
            "Choose again who is asked."
        )


def asks_others(tx: Transaction, draft: Topic) -> bool:
    """Tell whether a draft would ask others than were chosen, since role groups have grown or shrunk."""
    return whole_audience(draft.audience, count_joined(tx, draft.guild)) != draft.audience


def _submission(topic: Topic) -> Submission:
    return Submission(
        id=SubmissionId(topic.id),
        kind=KIND,
        guild=topic.guild,
        author=topic.author,
        title=topic.words.question,
        is_draft=topic.state is TopicState.DRAFT,
        latest_answer=topic.closes_at - SHORTEST,
        found=topic,
    )


DRAFTS: Final = DraftKind(
    kind=KIND,
    action=Action.DRAFT_TOPIC,
    id_of=TopicId,
    find=topics.topic,
    keep=topics.keep_draft,
    by=topics.drafts_by,
    remove=topics.remove_draft,
    forget=topics.forget_drafts,
    submission=_submission,
    check_ready=check_as_chosen,
    gone=later("This draft is not here any more. Start a new one with /topic open."),
    open_already=later("This question is open already, so it cannot be changed."),
    stopped=later("The advisory group has stopped this. You can start a new one with /topic open."),
)
