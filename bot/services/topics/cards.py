"""The public card of a topic: it stands where people are told of it."""

from collections.abc import Iterable
from datetime import datetime
from typing import Final

from bot.domain.letter_kinds import LetterKind
from bot.domain.people import ChannelId, GuildId
from bot.domain.refusals import NotFound
from bot.domain.standing_cards import StandingCard, StandingCardKind
from bot.domain.topics import Topic, TopicId
from bot.services import standing_cards
from storage import topics
from storage.store import Transaction

CARD: Final = LetterKind("topic_card")
EDIT: Final = LetterKind("topic_edit")


def post_card(tx: Transaction, topic: Topic, place: ChannelId, *, now: datetime) -> None:
    """Have the card of a topic posted in this place."""
    standing_cards.stand(tx, _card(topic), place, now=now)


def topic_for_letter(tx: Transaction, topic_id: TopicId) -> Topic:
    """Return a topic for a letter about it: nobody asks, so nobody is refused."""
    topic = topics.topic(tx, None, topic_id)
    if topic is None:
        raise NotFound("This question is not here any more.")
    return topic


def _card(topic: Topic) -> StandingCard:
    return StandingCard(CARD, EDIT, topic.guild, topic.id, topic.id, topic.closes_at)


def _changing(tx: Transaction, guild: GuildId | None, *, now: datetime) -> Iterable[StandingCard]:
    return [_card(topic) for topic in topics.running(tx) if guild in (None, topic.guild)]


CARDS: Final[StandingCardKind[Transaction]] = StandingCardKind(
    edited_as=EDIT, place=lambda here: here.notices_channel, changing=_changing
)
