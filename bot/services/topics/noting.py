"""What the notes of a question may say when they are sent."""

from datetime import datetime

from bot.domain.letters import Letter
from bot.domain.topics import Topic, TopicId
from bot.services import reminding
from bot.services.topics.subject import has_answered
from storage import topics
from storage.store import Transaction


def noted_of(tx: Transaction, letter: Letter, *, now: datetime) -> Topic | None:
    """Return the topic that a note is about: None where it is over, answered, or not to be told any more."""
    found = reminding.still_holds(tx, letter, now=now)
    if found is None or letter.person is None or has_answered(tx, TopicId(found.id), letter.person):
        return None
    return topics.topic(tx, found.guild, TopicId(found.id))
