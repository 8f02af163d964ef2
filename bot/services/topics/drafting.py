"""Preparing a topic; what was typed outlives a restart."""

from dataclasses import replace
from datetime import datetime

from bot.domain.anonymous import check_can_be_anonymous
from bot.domain.electorates import whole_audience
from bot.domain.limits import TOPIC_DRAFTS
from bot.domain.people import Actor
from bot.domain.topic_drafts import TopicChange
from bot.domain.topic_words import checked_offer, checked_topic_words
from bot.domain.topics import (
    USUAL_MINUTES,
    Purpose,
    Source,
    Topic,
    TopicId,
    TopicState,
    TopicWords,
    check_topic_close,
    usual_close,
)
from bot.services import drafts
from bot.services.topics.drafts import DRAFTS
from storage import topics
from storage.partners import count_joined
from storage.store import Transaction


def draft_topic(
    tx: Transaction, actor: Actor, words: TopicWords, *, now: datetime, source: Source = Source.TEAM
) -> Topic:
    """Begin a topic with these words: for everyone, two minutes long, closing in two weeks at 20:00 there."""
    here = drafts.may_write(tx, actor, DRAFTS)
    TOPIC_DRAFTS.check(topics.count_drafts(tx, actor.guild, actor.person))
    draft = Topic(
        id=TopicId(tx.new_reference()),
        guild=actor.guild,
        author=actor.person,
        state=TopicState.DRAFT,
        words=checked_topic_words(words),
        minutes=USUAL_MINUTES,
        offer="",
        sensitive=False,
        purpose=Purpose.INVOLVEMENT,
        source=source,
        audience=frozenset(),
        closes_at=usual_close(now, here.zone),
    )
    topics.keep_draft(tx, draft, now=now)
    return draft


def change_topic(tx: Transaction, actor: Actor, topic_id: TopicId, change: TopicChange, *, now: datetime) -> Topic:
    """Change some of a draft; a closing time that cannot be is refused at once."""
    drafts.may_write(tx, actor, DRAFTS)
    draft = drafts.free_draft(tx, DRAFTS, actor.guild, topic_id)
    if change.closes_at is not None:
        check_topic_close(change.closes_at, now=now)
    changed = _changed(tx, draft, change)
    same = replace(changed, closes_at=draft.closes_at) == draft
    drafts.keep_change(tx, DRAFTS, changed, still_agreed=same, now=now)
    return changed


def reword_topic(tx: Transaction, actor: Actor, topic_id: TopicId, words: TopicWords, *, now: datetime) -> Topic:
    """Give a draft other words, beside its evidence; where it is gone, or open already, they begin one of their own."""
    drafts.may_write(tx, actor, DRAFTS)
    known = topics.topic(tx, actor.guild, topic_id)
    if known is None:
        return draft_topic(tx, actor, words, now=now)
    if known.state is TopicState.DRAFT:
        return change_topic(tx, actor, topic_id, TopicChange(words=words), now=now)
    draft = draft_topic(tx, actor, words, now=now, source=known.source)
    alike = TopicChange(
        evidence=known.words.evidence,
        minutes=known.minutes,
        offer=known.offer,
        sensitive=known.sensitive,
        purpose=known.purpose,
        audience=known.audience,
        anonymous=known.anonymous,
    )
    return change_topic(tx, actor, draft.id, alike, now=now)


def _changed(tx: Transaction, draft: Topic, change: TopicChange) -> Topic:
    sizes = count_joined(tx, draft.guild)
    evidence = draft.words.evidence if change.evidence is None else change.evidence
    changed = replace(
        draft,
        words=checked_topic_words(replace(change.words or draft.words, evidence=evidence)),
        minutes=change.minutes or draft.minutes,
        offer=draft.offer if change.offer is None else checked_offer(change.offer),
        sensitive=draft.sensitive if change.sensitive is None else change.sensitive,
        purpose=change.purpose or draft.purpose,
        source=change.source or draft.source,
        audience=draft.audience if change.audience is None else whole_audience(change.audience, sizes),
        closes_at=change.closes_at or draft.closes_at,
        anonymous=draft.anonymous if change.anonymous is None else change.anonymous,
    )
    if changed.anonymous:
        check_can_be_anonymous(changed.purpose)
    return changed
