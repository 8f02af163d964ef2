"""Opening a topic: what is asked, of whom, and what is offered for it, is fixed from here on."""

from dataclasses import replace
from datetime import datetime

from bot.domain.actions import Action
from bot.domain.limits import OPEN_TOPICS
from bot.domain.people import Actor, ChannelId, Server
from bot.domain.refusals import TooLate
from bot.domain.topics import Topic, TopicId, TopicState, check_topic_close
from bot.services import drafts
from bot.services.contributions.anonymous.boxes import make_box
from bot.services.permission import act, allow
from bot.services.progress import tell_progress
from bot.services.reminding import remind_all
from bot.services.topics.cards import post_card
from bot.services.topics.drafts import DRAFTS
from storage import audit, topics
from storage.partners import joined
from storage.servers import server
from storage.store import Transaction


def open_topic(tx: Transaction, actor: Actor, topic_id: TopicId, *, now: datetime, group_sits: bool = False) -> Topic:
    """Open a draft and have its card posted; a second press changes nothing.

    `group_sits`: there is an advisory group, so only what it has agreed to is opened.
    """
    here = allow(tx, actor, Action.OPEN_TOPIC)
    draft = drafts.find_or_gone(tx, DRAFTS, actor.guild, topic_id)
    if draft.state is TopicState.OPEN:
        return draft
    if draft.state is not TopicState.DRAFT:
        raise TooLate("This question has closed.")
    drafts.check_agreed(tx, DRAFTS, draft.id, group_sits=group_sits)
    place = _ready(tx, here, draft, now=now)
    act(tx, actor, Action.OPEN_TOPIC, now=now)
    return _open(tx, draft, place, now=now)


def open_unasked(tx: Transaction, draft: Topic, *, now: datetime) -> Topic:
    """Open what nobody presses for: a draft that the advisory group has agreed to, or the twin of a meeting.

    Refused, nothing has changed.
    """
    place = _ready(tx, server(tx, draft.guild), draft, now=now)
    topics.keep_draft(tx, draft, now=now)
    audit.note_act(tx, draft.guild, None, Action.OPEN_TOPIC, now=now)
    return _open(tx, draft, place, now=now)


def _ready(tx: Transaction, here: Server, draft: Topic, *, now: datetime) -> ChannelId:
    """Return where a draft opens; refuse what stands in its way."""
    place = drafts.where_it_opens(here)
    OPEN_TOPICS.check(topics.count_open(tx, draft.guild, now=now))
    check_topic_close(draft.closes_at, now=now)
    DRAFTS.check_ready(tx, draft)
    return place


def _open(tx: Transaction, draft: Topic, channel: ChannelId, *, now: datetime) -> Topic:
    topics.open_draft(tx, draft, channel, now=now)
    if draft.anonymous:
        make_box(tx, draft, now=now)
    opened = replace(draft, state=TopicState.OPEN, opened_at=now, channel=channel)
    post_card(tx, opened, channel, now=now)
    tell_progress(tx, opened.guild, now=now)
    remind_all(tx, opened.guild, opened.id, (person for person, _ in joined(tx, opened.guild, opened.audience)))
    tx.failpoint("topic.opened")
    return opened
