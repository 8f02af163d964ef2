"""Questions as part of what was and what is open: until when they can be answered, and when they closed."""

from datetime import datetime

from bot.domain.people import GuildId
from bot.domain.progress import ProgressEntry, ProgressState
from bot.domain.topics import Topic, TopicState
from bot.services.topics.subject import KIND
from storage import topics
from storage.store import Transaction


def progress(
    tx: Transaction, guild: GuildId, *, since: datetime, until: datetime, now: datetime
) -> tuple[ProgressEntry, ...]:
    """Return the topics that opened in this time."""
    del now
    return tuple(map(_entry, topics.opened_between(tx, guild, since, until)))


def _entry(topic: Topic) -> ProgressEntry:
    state = ProgressState.OPEN if topic.state is TopicState.OPEN else ProgressState.WAS
    return ProgressEntry(KIND, topic.words.question, state, topic.ended_at or topic.closes_at)
