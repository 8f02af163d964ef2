"""Answers as they stand in the thread of their topic: one message each, or several where they are long."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Final

from bot.domain.contributions import Contribution, ContributionId, in_parts
from bot.domain.letter_kinds import LetterKind
from bot.domain.people import GuildId
from bot.domain.standing_cards import StandingCard, StandingCardKind
from bot.domain.topics import Topic
from bot.services import standing_cards
from bot.services.topics.cards import thread_card
from storage import contributions, letters, topics
from storage.store import Transaction

POST: Final = LetterKind("contribution")
POST_CHANGED: Final = LetterKind("contribution_changed")
KEPT_TRYING: Final = timedelta(days=365)  # what was taken back must not stand there because the bot may not change it
_PART: Final = "."  # between the reference of an answer and the number of a message that goes on with it


def post(tx: Transaction, topic: Topic, answer: Contribution, *, now: datetime) -> None:
    """Have an answer stand in the thread as it is now; while there is no thread, nothing: it is caught up with."""
    if topic.thread is not None:
        for card in _cards(topic, answer, now):
            standing_cards.stand(tx, card, topic.thread, now=now)


def post_change(tx: Transaction, topic: Topic, before: Contribution, answer: Contribution, *, now: datetime) -> None:
    """Have the thread show an answer that was changed, and take back what it no longer needs."""
    post(tx, topic, answer, now=now)
    for card in _cards(topic, before, now)[len(in_parts(answer.answer)) :]:
        _take_down(tx, card, now=now)


def take_back_post(tx: Transaction, topic: Topic, answer: Contribution, *, now: datetime) -> None:
    """Have the thread say that an answer was taken back; what was not posted yet never is."""
    for card in _cards(topic, answer, now):
        _take_down(tx, card, now=now)


def post_for_letter(tx: Transaction, subject: str) -> tuple[Topic, Contribution, int] | None:
    """Return what a letter about a post says: the answer, its topic, and which part; None where it was taken back."""
    reference, _, part = subject.partition(_PART)
    answer = contributions.contribution(tx, None, ContributionId(reference))
    topic = None if answer is None else topics.topic(tx, None, answer.topic)
    number = int(part or 0)
    if answer is None or topic is None or number >= len(in_parts(answer.answer)):
        return None
    return topic, answer, number


def _take_down(tx: Transaction, card: StandingCard, *, now: datetime) -> None:
    if letters.is_unposted(tx, card.key):
        letters.recall_letter(tx, card.key)
    else:
        standing_cards.edit(tx, card, now=now)


def _cards(topic: Topic, answer: Contribution, now: datetime) -> tuple[StandingCard, ...]:
    until = max(topic.closes_at, now) + KEPT_TRYING
    names = (f"{answer.id}{_PART}{part}" if part else answer.id for part in range(len(in_parts(answer.answer))))
    within = thread_card(topic.id)
    return tuple(StandingCard(POST, POST_CHANGED, topic.guild, name, name, until, within) for name in names)


def _changing(tx: Transaction, guild: GuildId | None, *, now: datetime) -> Iterable[StandingCard]:
    """Return every answer that stands anywhere: whoever wrote it may take it back at any time."""
    standing = contributions.standing(tx, guild)
    known = {topic_id: topics.topic(tx, None, topic_id) for topic_id in dict.fromkeys(one.topic for one in standing)}
    pairs = ((known[one.topic], one) for one in standing)
    return [card for topic, one in pairs if topic is not None for card in _cards(topic, one, now)]


POSTS: Final[StandingCardKind[Transaction]] = StandingCardKind(edited_as=POST_CHANGED, place=None, changing=_changing)
