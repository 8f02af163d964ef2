"""The public card of a topic, with a thread on it, and what is said there at the close: both change for a long time."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Final

from bot.domain.letter_kinds import LetterKind
from bot.domain.people import ChannelId, GuildId
from bot.domain.refusals import NotFound
from bot.domain.standing_cards import WORTH_POSTING, StandingCard, StandingCardKind
from bot.domain.topics import Topic, TopicId, TopicState
from bot.services import standing_cards, threads
from storage import letters, topics
from storage.store import Transaction

CARD: Final = LetterKind("topic_card", threaded=True)
EDIT: Final = LetterKind("topic_edit")
LIVE: Final = LetterKind("topic_live")
LIVE_EDIT: Final = LetterKind("topic_live_edit")
SUMMARY: Final = LetterKind("topic_summary")
SUMMARY_EDIT: Final = LetterKind("topic_summary_edit")
CHANGES_FOR: Final = timedelta(days=180)  # after the close: what was done may be said late


def post_card(tx: Transaction, topic: Topic, place: ChannelId, *, now: datetime) -> None:
    """Have the card of a topic stand in this place as it is now."""
    standing_cards.stand(tx, _card(topic), place, now=now)


def refresh_card(tx: Transaction, topic: Topic, *, now: datetime) -> None:
    """Have the card of a topic say what is so now, and what stands in its thread since the close."""
    standing_cards.edit(tx, _card(topic), now=now)
    if topic.state is TopicState.CLOSED:
        standing_cards.edit(tx, _summary(topic), now=now)


def post_summary(tx: Transaction, topic: Topic, *, now: datetime) -> None:
    """Have it said in the thread how a topic closed."""
    if topic.thread is not None:
        standing_cards.stand(tx, _summary(topic), topic.thread, now=now)


def end_thread_of(tx: Transaction, topic: Topic, *, now: datetime) -> None:
    """Have the thread of a topic closed too, once it says how the topic closed."""
    threads.end_thread(tx, thread_card(topic.id), _summary(topic).key, now=now)


def post_live(tx: Transaction, topic: Topic, *, now: datetime) -> None:
    """Have what was heard at the meeting stand in the thread as it is now, or taken out again.

    While there is no thread, nothing: it is caught up with. What was never posted stays away once the thread is over.
    """
    card = _live(topic)
    if letters.is_unposted(tx, card.key) and not topic.heard_live:
        letters.recall_letter(tx, card.key)
    elif topic.state is TopicState.OPEN and topic.heard_live and topic.thread is not None:
        standing_cards.stand(tx, card, topic.thread, now=now)
    else:
        standing_cards.edit(tx, card, now=now)


def thread_card(topic: TopicId) -> str:
    """Return the key of the card in whose thread all that is about this topic stands."""
    return f"{CARD.name}:{topic}"


def topic_for_letter(tx: Transaction, topic_id: TopicId) -> Topic:
    """Return a topic for a letter about it: nobody asks, so nobody is refused."""
    topic = topics.topic(tx, None, topic_id)
    if topic is None:
        raise NotFound("This question is not here any more.")
    return topic


def note_thread(tx: Transaction, subject: str, thread: ChannelId | None, *, now: datetime) -> None:
    """Remember where the answers to a topic stand."""
    del now
    topics.note_thread(tx, TopicId(subject), thread)


def _until(topic: Topic) -> datetime:
    """Return how long a card may change, and follow the notices channel: not for ever once all of it has been said."""
    if topic.done_at is not None:
        return topic.done_at + WORTH_POSTING
    return (topic.ended_at or topic.closes_at) + CHANGES_FOR


def _card(topic: Topic) -> StandingCard:
    return StandingCard(CARD, EDIT, topic.guild, topic.id, topic.id, _until(topic))


def _summary(topic: Topic) -> StandingCard:
    within = thread_card(topic.id)
    return StandingCard(SUMMARY, SUMMARY_EDIT, topic.guild, topic.id, topic.id, _until(topic), within, last=True)


def _live(topic: Topic) -> StandingCard:
    return StandingCard(LIVE, LIVE_EDIT, topic.guild, topic.id, topic.id, _until(topic), thread_card(topic.id))


def _cards(tx: Transaction, guild: GuildId | None, *, now: datetime) -> Iterable[StandingCard]:
    return [_card(topic) for topic in topics.lately_open(tx, guild, ended_after=now - CHANGES_FOR)]


def _summaries(tx: Transaction, guild: GuildId | None, *, now: datetime) -> Iterable[StandingCard]:
    found = topics.lately_open(tx, guild, ended_after=now - CHANGES_FOR)
    return [_summary(topic) for topic in found if topic.state is TopicState.CLOSED]


def _heard_live(tx: Transaction, guild: GuildId | None, *, now: datetime) -> Iterable[StandingCard]:
    found = topics.lately_open(tx, guild, ended_after=now - CHANGES_FOR)
    return [_live(topic) for topic in found if topic.heard_live]


CARDS: Final[StandingCardKind[Transaction]] = StandingCardKind(
    edited_as=EDIT, place=lambda here: here.notices_channel, changing=_cards
)
LIVE_CARDS: Final[StandingCardKind[Transaction]] = StandingCardKind(
    edited_as=LIVE_EDIT, place=None, changing=_heard_live
)
SUMMARIES: Final[StandingCardKind[Transaction]] = StandingCardKind(
    edited_as=SUMMARY_EDIT, place=None, changing=_summaries
)
