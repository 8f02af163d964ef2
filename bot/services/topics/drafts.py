"""Drafts of topics, found again by whoever began them."""

from datetime import datetime

from bot.domain.drafts import KeptDraft
from bot.domain.people import Actor, GuildId, PersonId
from bot.domain.topics import DRAFT_LIFE
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
        KeptDraft(topic.id, KIND, topic.words.question, begun + DRAFT_LIFE)
        for topic, begun in topics.drafts_by(tx, guild, person)
    )
    return tuple(one for one in found if one.kept_until is None or now < one.kept_until)


def forget_topic_drafts(tx: Transaction, *, now: datetime) -> int:
    """Throw away drafts begun a week ago; return how many."""
    return topics.forget_drafts(tx, begun_before=now - DRAFT_LIFE)
