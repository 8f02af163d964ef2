"""Answering a question: from the first press to what stands in its thread."""

from dataclasses import replace
from datetime import datetime

from bot.domain.actions import Action
from bot.domain.answering import AnswerPreview, AnswerReceipt, AnswerSheet, ClosedMeanwhile, OwnAnswer
from bot.domain.contributions import BegunAnswer, BegunId, Contribution, ContributionId, checked_answer
from bot.domain.limits import ACTS
from bot.domain.people import NOBODY, Actor, PersonId
from bot.domain.preferences import Quote
from bot.domain.topics import Topic, TopicId
from bot.services.contributions.begun import (
    author_of,
    can_be_answered,
    find_begun,
    my_begun,
    preview,
    topic_here,
)
from bot.services.contributions.by_phone import check_typed, note_typed
from bot.services.contributions.following import follow_later
from bot.services.contributions.own import own_answer
from bot.services.contributions.posts import post_change
from bot.services.contributions.resonances import peer_beside
from bot.services.permission import allow, keep_to
from bot.services.reminding import note_answered
from bot.services.topics.subject import topic_to_answer
from storage import contributions
from storage.store import Transaction


def question(
    tx: Transaction, actor: Actor, topic_id: TopicId, *, now: datetime
) -> AnswerSheet | AnswerPreview | OwnAnswer:
    """Return a question to be answered; to whoever has begun, their words; or their answer."""
    topic = topic_to_answer(tx, actor, topic_id, now=now)
    begun = my_begun(tx, actor, topic, now=now)
    if begun is not None:
        return preview(tx, actor, topic, begun, now=now)
    before = contributions.answer_by(tx, topic.id, actor.person)
    return AnswerSheet(topic) if before is None else own_answer(tx, topic, before, now=now)


def sheet(tx: Transaction, actor: Actor, topic_id: TopicId, *, now: datetime) -> AnswerSheet:
    """Return a question with what this person has begun, or answered, in its form."""
    topic = topic_to_answer(tx, actor, topic_id, now=now)
    so_far = my_begun(tx, actor, topic, now=now) or contributions.answer_by(tx, topic.id, actor.person)
    return AnswerSheet(topic, so_far.answer if so_far else None)


def post_answer(
    tx: Transaction, actor: Actor, begun_id: BegunId, *, now: datetime
) -> AnswerReceipt | ClosedMeanwhile | None:
    """Post what was looked over; pressed again, it is there once. None where those words wait no more."""
    allow(tx, actor, Action.ANSWER_TOPIC)
    begun = find_begun(tx, actor, begun_id, now=now)
    if begun is None or begun.behalf is not None:  # for somebody else it is posted as such, and noted
        posted = _posted_before(tx, actor, begun_id, actor.person)
        return posted and _receipt(tx, posted.topic, posted.answer)
    topic = topic_here(tx, actor, begun.topic)
    if not can_be_answered(topic, now):
        return ClosedMeanwhile(topic, begun)
    topic_to_answer(tx, actor, topic.id, now=now)
    return _receipt(tx, topic, _post(tx, actor, topic, begun, now))


def post_typed(
    tx: Transaction, actor: Actor, begun_id: BegunId, *, now: datetime
) -> AnswerReceipt | ClosedMeanwhile | None:
    """Post what a coordinator typed for somebody who said yes; pressed again, it is there once."""
    allow(tx, actor, Action.TYPE_ANSWER)
    begun = find_begun(tx, actor, begun_id, now=now)
    if begun is None or begun.behalf is None:
        return _posted_before(tx, actor, begun_id)
    topic = topic_here(tx, actor, begun.topic)
    if not can_be_answered(topic, now):
        return ClosedMeanwhile(topic, begun)
    check_typed(tx, topic, begun.behalf)
    note_typed(tx, actor, now=now)
    return AnswerReceipt(topic, _post(tx, actor, topic, begun, now))


def _receipt(tx: Transaction, topic: Topic, answer: Contribution) -> AnswerReceipt:
    """Thank its author, who has told and may now be told; in the same transaction, so that it costs no second one."""
    return AnswerReceipt(topic, answer, peer_beside(tx, topic, answer))


def _post(tx: Transaction, actor: Actor, topic: Topic, begun: BegunAnswer, now: datetime) -> Contribution:
    seen = preview(tx, actor, topic, begun, now=now)
    checked_answer(begun.answer, topic.words)
    quote = begun.quote if seen.may_be_quoted or begun.quote is not Quote.YES else Quote.NO
    answer = replace(seen.post, quote=quote)
    author = author_of(begun)
    before = None if author == NOBODY else contributions.answer_by(tx, topic.id, author)
    keep_to(tx, actor, ACTS, now=now)
    contributions.remove_begun(tx, begun.id)
    if before is None:
        contributions.add(tx, answer)
        follow_later(tx, answer)
    else:
        contributions.change(tx, answer)
        contributions.drop_from_batches(tx, topic.id, answer.id)
        contributions.forget_decision(tx, answer.id)  # of other words; nobody was told while the question is open
        post_change(tx, topic, before, answer, now=now)
        tx.rewrite()  # what stood there before may be what they wished not to have said
        if author != NOBODY:
            note_answered(tx, topic.guild, author, topic.id)
    tx.failpoint("answer.posted")
    return answer


def _posted_before(
    tx: Transaction, actor: Actor, begun_id: BegunId, author: PersonId | None = None
) -> AnswerReceipt | None:
    """Return what these words became, by whomever, or by this author."""
    answer = contributions.contribution(tx, actor.guild, ContributionId(begun_id))
    if answer is None or author not in {None, answer.author}:
        return None
    return AnswerReceipt(topic_here(tx, actor, answer.topic), answer)
