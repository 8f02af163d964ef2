"""Preparing a topic; what was typed outlives a restart."""

from dataclasses import replace
from datetime import datetime

from bot.domain.actions import Action
from bot.domain.electorates import whole_audience
from bot.domain.limits import TOPIC_DRAFTS
from bot.domain.oversight import Ending, Oversight
from bot.domain.people import Actor, Server
from bot.domain.refusals import NotFound, Refusal, TooLate
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
from bot.services import oversight
from bot.services.permission import allow
from bot.services.suggestions import suggested_words
from storage import topics
from storage.partners import count_joined
from storage.store import Transaction


def draft_topic(
    tx: Transaction, actor: Actor, words: TopicWords, *, now: datetime, source: Source = Source.TEAM
) -> Topic:
    """Begin a topic with these words: for everyone, two minutes long, closing in two weeks at 20:00 there."""
    here = may_write(tx, actor)
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
    may_write(tx, actor)
    draft = topic_draft_here(tx, actor, topic_id)
    _check_free(tx, draft)
    if change.closes_at is not None:
        check_topic_close(change.closes_at, now=now)
    changed = _changed(tx, draft, change)
    topics.keep_draft(tx, changed, now=now)
    if replace(changed, closes_at=draft.closes_at) != draft:  # the group agreed to that one
        oversight.end_agreement(tx, draft.id, Ending.TAKEN_BACK, now=now)
    return changed


def reword_topic(tx: Transaction, actor: Actor, topic_id: TopicId, words: TopicWords, *, now: datetime) -> Topic:
    """Give a draft other words, beside its evidence; where it is gone, or open already, they begin one of their own."""
    may_write(tx, actor)
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
    )
    return change_topic(tx, actor, draft.id, alike, now=now)


def why_no_topic_draft(tx: Transaction, actor: Actor, topic_id: TopicId) -> Refusal | None:
    """Return why this cannot be changed any more: None while it can."""
    may_write(tx, actor)
    try:
        _check_free(tx, topic_draft_here(tx, actor, topic_id))
    except (NotFound, TooLate) as refusal:
        return refusal
    return None


def discard_topic(tx: Transaction, actor: Actor, topic_id: TopicId, *, now: datetime) -> Topic | None:
    """Throw a draft away; when it is gone already, nothing happens. What has opened is returned, and stays as it is."""
    may_write(tx, actor)
    item = oversight.latest_of(tx, topic_id)
    if item is not None and item.guild == actor.guild:
        oversight.take_back(tx, topic_id, now=now)
    return None if topics.remove_draft(tx, actor.guild, topic_id) else topics.topic(tx, actor.guild, topic_id)


def suggested_topic(tx: Transaction, actor: Actor, suggestion: str) -> str:
    """Return the words of what somebody suggested, to begin a topic with."""
    may_write(tx, actor)
    return suggested_words(tx, actor, suggestion)


def may_write(tx: Transaction, actor: Actor) -> Server:
    """Return this server, if this person may write topics there."""
    return allow(tx, actor, Action.DRAFT_TOPIC)


def topic_draft_here(tx: Transaction, actor: Actor, topic_id: TopicId) -> Topic:
    """Return this draft of this server."""
    draft = topics.topic(tx, actor.guild, topic_id)
    if draft is None:
        raise NotFound("This draft is not here any more. Start a new one with /topic open.")
    if draft.state is not TopicState.DRAFT:
        raise TooLate("This question is open already, so it cannot be changed.")
    return draft


def check_not_stopped(item: Oversight | None) -> None:
    """Refuse what the advisory group has stopped."""
    if item is not None and item.ending is Ending.STOP:
        raise TooLate("The advisory group has stopped this. You can start a new one with /topic open.")


def _check_free(tx: Transaction, draft: Topic) -> None:
    """Refuse to change what the advisory group is looking at, or has stopped."""
    item = oversight.latest_of(tx, draft.id)
    if item is not None and item.ending is None:
        raise TooLate("The advisory group is looking at this. Take it back first, then change it.")
    check_not_stopped(item)


def _changed(tx: Transaction, draft: Topic, change: TopicChange) -> Topic:
    sizes = count_joined(tx, draft.guild)
    evidence = draft.words.evidence if change.evidence is None else change.evidence
    return replace(
        draft,
        words=checked_topic_words(replace(change.words or draft.words, evidence=evidence)),
        minutes=change.minutes or draft.minutes,
        offer=draft.offer if change.offer is None else checked_offer(change.offer),
        sensitive=draft.sensitive if change.sensitive is None else change.sensitive,
        purpose=change.purpose or draft.purpose,
        source=change.source or draft.source,
        audience=draft.audience if change.audience is None else whole_audience(change.audience, sizes),
        closes_at=change.closes_at or draft.closes_at,
    )
