"""Drafts of topics, found again by whoever began them."""

from datetime import datetime

from bot.domain.drafts import KeptDraft
from bot.domain.people import Actor, GuildId, PersonId
from bot.domain.topics import DRAFT_LIFE, TopicId
from bot.services import oversight
from bot.services.topics.drafting import may_write
from bot.services.topics.subject import KIND
from storage import topics
from storage.store import Transaction


def my_topic_drafts(tx: Transaction, actor: Actor, *, now: datetime) -> tuple[KeptDraft, ...]:
    """Return the drafts of a coordinator, newest first."""
    may_write(tx, actor)
    return drafts_of(tx, actor.guild, actor.person, now=now)


def drafts_of(tx: Transaction, guild: GuildId, person: PersonId, /, *, now: datetime) -> tuple[KeptDraft, ...]:
    """Return the drafts of this person, newest first, as far as they are still kept."""
    found = (
        KeptDraft(topic.id, KIND, topic.words.question, _kept_until(tx, topic.id, begun))
        for topic, begun in topics.drafts_by(tx, guild, person)
    )
    return tuple(one for one in found if one.kept_until is None or now < one.kept_until)


def forget_topic_drafts(tx: Transaction, *, now: datetime) -> int:
    """Throw away drafts begun a week ago, but for those the advisory group has or had just now; return how many."""
    kept = oversight.lately_before_groups(tx, KIND, ended_after=now - DRAFT_LIFE)
    return topics.forget_drafts(tx, begun_before=now - DRAFT_LIFE, but=frozenset(map(TopicId, kept)))


def _kept_until(tx: Transaction, draft: TopicId, begun: datetime) -> datetime | None:
    item = oversight.latest_of(tx, draft)
    if item is None:
        return begun + DRAFT_LIFE
    return None if item.ended_at is None else max(begun, item.ended_at) + DRAFT_LIFE
