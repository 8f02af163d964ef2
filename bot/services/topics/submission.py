"""Topics before the advisory group: what it may know of a draft, and what follows from its answer."""

from datetime import datetime

from bot.domain.actions import Action
from bot.domain.oversight import Oversight
from bot.domain.people import Actor
from bot.domain.submissions import Submission, SubmissionId
from bot.domain.topics import SHORTEST, Topic, TopicId, TopicState
from bot.services import oversight
from bot.services.permission import allow
from bot.services.topics.drafting import check_not_stopped, topic_draft_here
from bot.services.topics.opening import open_agreed_topic
from bot.services.topics.preparing import check_as_chosen
from bot.services.topics.subject import KIND
from storage import topics
from storage.store import Transaction


class TopicSubmissions:
    """What topics answer about being put to the group."""

    kind = KIND

    def find(self, tx: Transaction, submission: str) -> Submission | None:
        """Return a topic as it stands: None for what is none, or is gone."""
        topic = topics.topic(tx, None, TopicId(submission))
        return None if topic is None else _submission(topic)

    def agreed(self, tx: Transaction, submission: Submission, *, now: datetime) -> None:
        """Open a draft that the group has agreed to; refused where it cannot open any more."""
        open_agreed_topic(tx, TopicId(submission.id), now=now)


def put_topic_to_group(tx: Transaction, actor: Actor, topic_id: TopicId, *, now: datetime) -> Oversight:
    """Put a draft to the advisory group; a second press changes nothing."""
    allow(tx, actor, Action.SEND_TO_ADVISORY)
    draft, before = topic_draft_here(tx, actor, topic_id), oversight.latest_of(tx, topic_id)
    if before is not None and before.ending is None:
        return before
    check_not_stopped(before)
    check_as_chosen(tx, draft)  # so that the group agrees to what would be asked, and to whoever would be
    return oversight.submit(tx, actor, _submission(draft), now=now)


def take_topic_back(tx: Transaction, actor: Actor, topic_id: TopicId, *, now: datetime) -> None:
    """Take a draft back from the group, to change it or to drop it; when it does not lie there, nothing happens."""
    allow(tx, actor, Action.SEND_TO_ADVISORY)
    topic_draft_here(tx, actor, topic_id)
    oversight.take_back(tx, topic_id, now=now)


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
