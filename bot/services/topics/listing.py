"""The questions of a server, as coordinators look them over: open, being written, with the group, and closed."""

from datetime import datetime

from bot.domain.actions import Action
from bot.domain.people import Actor
from bot.domain.refusals import NotFound, TooLate
from bot.domain.topic_drafts import TopicList
from bot.domain.topics import Topic, TopicId, TopicState
from bot.services import drafts
from bot.services.permission import allow
from bot.services.topics.drafts import DRAFTS
from storage import topics
from storage.store import Transaction


def topics_of(tx: Transaction, actor: Actor, *, now: datetime) -> TopicList:
    """Return every topic of this server: of drafts, those of the one who asks."""
    here = drafts.may_write(tx, actor, DRAFTS)
    return TopicList(
        open=topics.open_here(tx, here.guild, now=now),
        drafts=drafts.drafts_of(tx, here.guild, actor.person, kind=DRAFTS, now=now),
        closed=topics.closed_here(tx, here.guild),
    )


def topics_to_close_early(tx: Transaction, actor: Actor, *, now: datetime) -> tuple[Topic, ...]:
    """Return the open topics of this server, soonest close first, to whoever may close one."""
    here = allow(tx, actor, Action.CLOSE_TOPIC)
    return topics.open_here(tx, here.guild, now=now)


def topic_to_close_early(tx: Transaction, actor: Actor, topic_id: TopicId) -> Topic:
    """Return an open topic to whoever may close it."""
    here = allow(tx, actor, Action.CLOSE_TOPIC)
    topic = topics.topic(tx, here.guild, topic_id)
    if topic is None or topic.state is TopicState.DRAFT:
        raise NotFound("This question is not here any more.")
    if topic.state is TopicState.CLOSED:
        raise TooLate("This question has closed.")
    return topic
