"""A draft of a topic as its coordinator sees it: who would be asked, and what stands in its way."""

from datetime import datetime

from bot.domain.electorates import whole_audience
from bot.domain.people import Actor, Server
from bot.domain.refusals import Invalid
from bot.domain.small_numbers import SMALLEST, pools_of
from bot.domain.topic_drafts import PreparedTopic, TopicCaution
from bot.domain.topics import Topic, TopicId, check_topic_close
from bot.services.subjects import open_here
from bot.services.topics.drafting import may_write, topic_draft_here
from storage.partners import count_joined
from storage.store import Transaction


def prepared_topic(tx: Transaction, actor: Actor, topic_id: TopicId, *, now: datetime) -> PreparedTopic:
    """Return a draft, how many people it would ask, and what to know before opening it."""
    here = may_write(tx, actor)
    draft = topic_draft_here(tx, actor, topic_id)
    sizes = count_joined(tx, draft.guild)
    return PreparedTopic(
        topic=draft,
        asked=sum(size for group, size in sizes.items() if not draft.audience or group in draft.audience),
        warnings=_warnings(tx, here, draft, now=now),
        pools=pools_of(sizes, least=SMALLEST),
        open_already=open_here(tx, actor.guild, now=now),
    )


def _warnings(tx: Transaction, here: Server, draft: Topic, *, now: datetime) -> tuple[TopicCaution, ...]:
    warned = {
        TopicCaution.NO_ANSWERS: not draft.words.taps,
        TopicCaution.GROUPS_CHANGED: whole_audience(draft.audience, count_joined(tx, draft.guild)) != draft.audience,
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
