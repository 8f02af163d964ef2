"""A draft of a topic as its coordinator sees it: who would be asked, and what stands in its way."""

from datetime import datetime

from bot.domain.people import Actor, Server
from bot.domain.plain_words import advice_on
from bot.domain.refusals import Invalid
from bot.domain.small_numbers import SMALLEST, pools_of
from bot.domain.topic_drafts import PreparedTopic, TopicCaution
from bot.domain.topics import Topic, TopicId, check_topic_close
from bot.services import drafts, oversight
from bot.services.subjects import open_here
from bot.services.topics.drafts import DRAFTS, asks_others
from storage.partners import count_joined
from storage.store import Transaction


def prepared_topic(tx: Transaction, actor: Actor, topic_id: TopicId, *, now: datetime) -> PreparedTopic:
    """Return a draft, how many people it would ask, what to know before opening it, and what the group says of it."""
    here = drafts.may_write(tx, actor, DRAFTS)
    draft = drafts.draft_here(tx, DRAFTS, actor.guild, topic_id)
    sizes = count_joined(tx, draft.guild)
    item, reasons = oversight.said_of(tx, topic_id)
    return PreparedTopic(
        topic=draft,
        asked=sum(size for group, size in sizes.items() if not draft.audience or group in draft.audience),
        warnings=_warnings(tx, here, draft, now=now),
        pools=pools_of(sizes, least=SMALLEST),
        open_already=open_here(tx, actor.guild, now=now),
        advice=advice_on(*words_of(draft)),
        item=item,
        reasons=reasons,
    )


def words_of(topic: Topic) -> tuple[str, ...]:
    """Return every text that a topic shows, as it was written."""
    words = topic.words
    options = () if words.evidence else words.options
    return (
        words.evidence.finding,
        words.question,
        words.why,
        *options,
        *words.prompts,
        words.follow_up,
        topic.offer,
    )


def _warnings(tx: Transaction, here: Server, draft: Topic, *, now: datetime) -> tuple[TopicCaution, ...]:
    warned = {
        TopicCaution.NO_ANSWERS: not draft.words.taps,
        TopicCaution.GROUPS_CHANGED: asks_others(tx, draft),
        TopicCaution.NO_NOTICES_CHANNEL: here.notices_channel is None,
        TopicCaution.IMPOSSIBLE_CLOSE: not _possible(draft.closes_at, now),
    }
    return tuple(caution for caution, holds in warned.items() if holds)


def _possible(closes_at: datetime, now: datetime) -> bool:
    try:
        check_topic_close(closes_at, now=now)
    except Invalid:
        return False
    return True
