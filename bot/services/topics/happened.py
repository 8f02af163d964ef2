"""What became of topics, for whoever hears of it in short: it says the same to everybody."""

from dataclasses import dataclass
from datetime import datetime

from bot.domain.happenings import Happening, Section
from bot.domain.people import GuildId, PersonId
from bot.domain.topics import Topic
from bot.services.topics.subject import KIND
from storage import topics
from storage.store import Transaction


@dataclass(frozen=True, slots=True)
class TopicNews:
    """What a week brought of a topic: that it closed, what was heard, what was done; each may be of an earlier one."""

    topic: Topic
    closed: bool
    heard: bool
    done: bool


def happened(
    tx: Transaction, guild: GuildId, _person: PersonId, *, since: datetime, until: datetime
) -> tuple[Happening, ...]:
    """Return the topics that closed, and then those of which it was said what was heard or done."""
    found = [_news(one, since, until) for one in topics.told_between(tx, guild, since, until)]
    return (
        *(Happening(KIND, Section.DECIDED, one) for one in found if one.closed),
        *(Happening(KIND, Section.CHANGED, one) for one in found if one.heard or one.done),
    )


def _news(topic: Topic, since: datetime, until: datetime) -> TopicNews:
    closed, heard, done = (
        moment is not None and since <= moment < until for moment in (topic.ended_at, topic.heard_at, topic.done_at)
    )
    return TopicNews(topic, closed, heard, done)
