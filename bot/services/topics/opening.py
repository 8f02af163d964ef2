"""Opening a topic: what is asked, of whom, and what is offered for it, is fixed from here on."""

from dataclasses import replace
from datetime import datetime

from bot.domain.actions import Action
from bot.domain.limits import OPEN_TOPICS
from bot.domain.people import Actor, ChannelId, Server
from bot.domain.refusals import NotFound, NotReady, TooLate
from bot.domain.topics import Topic, TopicId, TopicState, check_topic_close
from bot.services import oversight
from bot.services.permission import act, allow
from bot.services.reminding import remind_all
from bot.services.topics.cards import post_card
from bot.services.topics.drafting import check_not_stopped
from bot.services.topics.preparing import check_as_chosen
from storage import audit, topics
from storage.partners import joined
from storage.servers import server
from storage.store import Transaction


def open_topic(tx: Transaction, actor: Actor, topic_id: TopicId, *, now: datetime, group_sits: bool = False) -> Topic:
    """Open a draft and have its card posted; a second press changes nothing.

    `group_sits`: there is an advisory group, so only what it has agreed to is opened.
    """
    here = allow(tx, actor, Action.OPEN_TOPIC)
    draft = topics.topic(tx, actor.guild, topic_id)
    if draft is None:
        raise NotFound("This draft is not here any more. Start a new one with /topic open.")
    if draft.state is TopicState.OPEN:
        return draft
    if draft.state is not TopicState.DRAFT:
        raise TooLate("This question has closed.")
    _check_group(tx, draft, group_sits=group_sits)
    place = _ready(tx, here, draft, now=now)
    act(tx, actor, Action.OPEN_TOPIC, now=now)
    return _open(tx, draft, place, now=now)


def open_agreed_topic(tx: Transaction, topic_id: TopicId, *, now: datetime) -> Topic:
    """Open a draft that the advisory group has agreed to; nobody presses. Refused, nothing has changed."""
    draft = topics.topic(tx, None, topic_id)
    if draft is None or draft.state is not TopicState.DRAFT:
        raise NotFound("This draft is not here any more. Start a new one with /topic open.")
    return open_unasked(tx, draft, now=now)


def open_unasked(tx: Transaction, draft: Topic, *, now: datetime) -> Topic:
    """Open a topic that nobody presses for, whether or not it was kept as a draft. Refused, nothing has changed."""
    place = _ready(tx, server(tx, draft.guild), draft, now=now)
    topics.keep_draft(tx, draft, now=now)
    audit.note_act(tx, draft.guild, None, Action.OPEN_TOPIC, now=now)
    return _open(tx, draft, place, now=now)


def _check_group(tx: Transaction, draft: Topic, *, group_sits: bool) -> None:
    item = oversight.latest_of(tx, draft.id)
    if item is not None and item.ending is None:
        raise NotReady("The advisory group is looking at this first. You are told what it says.")
    check_not_stopped(item)
    if group_sits and not (item is not None and item.is_agreed):
        raise NotReady("The advisory group sees this first. Press “Send to the advisory group”.")


def _ready(tx: Transaction, here: Server, draft: Topic, *, now: datetime) -> ChannelId:
    """Return where a draft opens; refuse what stands in its way."""
    if here.notices_channel is None:
        raise NotReady("There is no notices channel yet. The server's owner can choose one with /setup.")
    OPEN_TOPICS.check(topics.count_open(tx, draft.guild, now=now))
    check_topic_close(draft.closes_at, now=now)
    check_as_chosen(tx, draft)
    return here.notices_channel


def _open(tx: Transaction, draft: Topic, channel: ChannelId, *, now: datetime) -> Topic:
    topics.open_draft(tx, draft, channel, now=now)
    opened = replace(draft, state=TopicState.OPEN, opened_at=now, channel=channel)
    post_card(tx, opened, channel, now=now)
    remind_all(tx, opened.guild, opened.id, (person for person, _ in joined(tx, opened.guild, opened.audience)))
    tx.failpoint("topic.opened")
    return opened
