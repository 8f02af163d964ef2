"""What follows from an answer once its author is thanked: it stands in the thread, and nothing reminds them of it."""

from collections.abc import Sequence
from datetime import datetime
from typing import Final

from bot.domain.contributions import Contribution
from bot.domain.people import NOBODY
from bot.domain.topics import TopicId
from bot.services.contributions.posts import post
from bot.services.reminding import note_answered
from storage import contributions, topics
from storage.store import Transaction

_AT_ONCE: Final = 15  # answers, so that whoever presses meanwhile does not wait


def follow_later(tx: Transaction, answer: Contribution) -> None:
    """Have all this follow in a moment: it takes as long as the press itself, and 77 may press at once."""
    contributions.note_fresh(tx, answer.id)


def follow_some(tx: Transaction, *, now: datetime) -> bool:
    """Do what follows from the next few answers; tell whether there may be more."""
    few = contributions.next_fresh(tx, _AT_ONCE)
    _follow(tx, few, now)
    return len(few) == _AT_ONCE


def follow_all(tx: Transaction, topic: TopicId, *, now: datetime) -> None:
    """Do what follows from every answer to a topic before it closes: they stand above what was heard."""
    _follow(tx, contributions.fresh_of(tx, topic), now)


def next_to_follow(tx: Transaction, *, now: datetime) -> datetime | None:
    """Return now while something is to follow from an answer, None otherwise."""
    return now if contributions.is_any_fresh(tx) else None


def _follow(tx: Transaction, those: Sequence[Contribution], now: datetime) -> None:
    for answer in those:
        topic = topics.topic(tx, answer.guild, answer.topic)
        if topic is not None:
            post(tx, topic, answer, now=now)
        if answer.author != NOBODY:
            note_answered(tx, answer.guild, answer.author, answer.topic)
    tx.failpoint("answer.followed")
    contributions.note_followed(tx, [one.id for one in those])
