"""The close of a topic: nobody answers any more, and everybody reads what happens next."""

from dataclasses import replace
from datetime import datetime

from bot.domain.actions import Action
from bot.domain.people import Actor, GuildId
from bot.domain.refusals import NotFound
from bot.domain.subjects import SubjectId
from bot.domain.topic_summary import TopicSummary, summary_of
from bot.domain.topics import Topic, TopicId, TopicState
from bot.services.contributions.anonymous.evenings import close_box
from bot.services.contributions.following import follow_all
from bot.services.permission import act, allow
from bot.services.progress import tell_progress
from bot.services.reminding import remind_nobody
from bot.services.topics.cards import end_thread_of, post_card, post_summary, topic_for_letter
from bot.services.topics.hearing import after_close
from storage import contributions, topics
from storage.servers import server
from storage.store import Transaction


def topics_to_close(tx: Transaction, *, now: datetime) -> tuple[TopicId, ...]:
    """Return the topics that are due to close, the longest due first."""
    return tuple(topic.id for topic in topics.running(tx) if topic.closes_at <= now)


def next_to_close(tx: Transaction, *, now: datetime) -> datetime | None:
    """Return when the next topic closes: None when none is open."""
    del now
    return min((topic.closes_at for topic in topics.running(tx)), default=None)


def close_topic(tx: Transaction, topic_id: TopicId, *, now: datetime) -> None:
    """Close one topic that is due; done twice, it changes nothing more."""
    topic = topics.topic(tx, None, topic_id)
    if topic is not None and topic.state is TopicState.OPEN and topic.closes_at <= now:
        _close(tx, topic, now)


def close_topic_early(tx: Transaction, actor: Actor, topic_id: TopicId, *, now: datetime) -> Topic:
    """Close a topic before its time, for a coordinator; a second press changes nothing."""
    allow(tx, actor, Action.CLOSE_TOPIC)
    topic = topics.topic(tx, actor.guild, topic_id)
    if topic is None or topic.state is TopicState.DRAFT:
        raise NotFound("This question is not here any more.")
    if topic.state is TopicState.CLOSED:
        return topic
    act(tx, actor, Action.CLOSE_TOPIC, now=now)
    return _close(tx, topic, now)


def end_topics_of(tx: Transaction, guild: GuildId) -> None:
    """End every topic of a server that is forgotten."""
    topics.close_all(tx, guild)


def summary_for_letter(tx: Transaction, topic_id: TopicId) -> TopicSummary:
    """Return what may be said of the answers to a topic, for a letter about it."""
    topic = topic_for_letter(tx, topic_id)
    return summary_of(topic, [one.answer.option for one in contributions.answers_to(tx, topic_id)])


def _close(tx: Transaction, topic: Topic, now: datetime) -> Topic:
    follow_all(tx, topic.id, now=now)
    topics.close(tx, topic.id, now=now)
    remind_nobody(tx, topic.id)
    closed = replace(topic, state=TopicState.CLOSED, ended_at=now)
    place = server(tx, topic.guild).notices_channel or topic.channel
    if place is not None:
        post_card(tx, closed, place, now=now)
    goes_on = close_box(tx, closed, now=now)
    post_summary(tx, closed, now=now)
    if not goes_on:
        end_thread_of(tx, closed, now=now)
    tell_progress(tx, closed.guild, now=now)
    after_close(tx, closed, now=now)
    for closed_twin in tx.nouns.twin_closed if topic.twin_of is not None else ():
        closed_twin(tx, SubjectId(topic.id), now=now)
    tx.failpoint("topic.closed")
    return closed
