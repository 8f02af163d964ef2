"""Opening a topic: what is asked, of whom, and what is offered for it, is fixed from here on."""

from dataclasses import replace
from datetime import datetime

from bot.domain.actions import Action
from bot.domain.limits import OPEN_TOPICS
from bot.domain.people import Actor, ChannelId, Server
from bot.domain.refusals import NotFound, NotReady, TooLate
from bot.domain.topics import Topic, TopicId, TopicState, check_topic_close
from bot.services.permission import act, allow
from bot.services.topics.cards import post_card
from storage import topics
from storage.store import Transaction


def open_topic(tx: Transaction, actor: Actor, topic_id: TopicId, *, now: datetime) -> Topic:
    """Open a draft and have its card posted; a second press changes nothing."""
    here = allow(tx, actor, Action.OPEN_TOPIC)
    draft = topics.topic(tx, actor.guild, topic_id)
    if draft is None:
        raise NotFound("This draft is not here any more. Start a new one with /topic open.")
    if draft.state is TopicState.OPEN:
        return draft
    if draft.state is not TopicState.DRAFT:
        raise TooLate("This question has closed.")
    place = _ready(tx, here, draft, now=now)
    act(tx, actor, Action.OPEN_TOPIC, now=now)
    return _open(tx, draft, place, now=now)


def _ready(tx: Transaction, here: Server, draft: Topic, *, now: datetime) -> ChannelId:
    """Return where a draft opens; refuse what stands in its way."""
    if here.notices_channel is None:
        raise NotReady("There is no notices channel yet. The server's owner can choose one with /setup.")
    if not draft.words.taps:
        raise NotReady("There is no ready-made answer yet. Write at least one, or add what was found out elsewhere.")
    OPEN_TOPICS.check(topics.count_open(tx, draft.guild, now=now))
    check_topic_close(draft.closes_at, now=now)
    return here.notices_channel


def _open(tx: Transaction, draft: Topic, channel: ChannelId, *, now: datetime) -> Topic:
    topics.open_draft(tx, draft, channel, now=now)
    opened = replace(draft, state=TopicState.OPEN, opened_at=now, channel=channel)
    post_card(tx, opened, channel, now=now)
    tx.failpoint("topic.opened")
    return opened
