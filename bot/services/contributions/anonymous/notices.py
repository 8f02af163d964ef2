"""What is said in the thread of what was written without a name: the same, whoever wrote and however many."""

from collections.abc import Iterable
from datetime import datetime
from typing import Final

from bot.domain.anonymous import AskedBack, Box, BoxState
from bot.domain.contributions import Contribution, ContributionId
from bot.domain.letter_kinds import LetterKind
from bot.domain.people import GuildId
from bot.domain.standing_cards import StandingCard, StandingCardKind
from bot.domain.topics import Topic, TopicId
from bot.services import standing_cards
from bot.services.contributions.posts import KEPT_TRYING
from bot.services.topics.cards import thread_card
from storage import contributions, letters, topics
from storage.contributions import anonymous
from storage.store import Transaction

NOTICE: Final = LetterKind("anonymous_notice")
NOTICE_CHANGED: Final = LetterKind("anonymous_notice_changed")
ASKED: Final = LetterKind("asked_back")
ASKED_CHANGED: Final = LetterKind("asked_back_changed")


def say_notice(tx: Transaction, topic: Topic, *, now: datetime) -> None:
    """Have the thread say what becomes of words that too few wrote, as it is now; while there is no thread, nothing."""
    if topic.thread is not None:
        standing_cards.stand(tx, _notice(topic), topic.thread, now=now)


def say_asked_back(tx: Transaction, topic: Topic, contribution: ContributionId, *, now: datetime) -> None:
    """Have the thread say what was asked back, and the reply once there is one."""
    if topic.thread is not None:
        standing_cards.stand(tx, _asked(topic, contribution), topic.thread, now=now)


def take_down_asked(tx: Transaction, topic: Topic, contribution: ContributionId, *, now: datetime) -> None:
    """Have the thread say, where something was asked back about words, that those were taken back."""
    card = _asked(topic, contribution)
    if letters.is_unposted(tx, card.key):
        letters.recall_letter(tx, card.key)
    else:
        standing_cards.edit(tx, card, now=now)


def notice_for_letter(tx: Transaction, topic: TopicId) -> Box | None:
    """Return what a letter about it says."""
    return anonymous.box_of(tx, topic)


def asked_for_letter(tx: Transaction, subject: str) -> tuple[Box, Contribution, AskedBack] | None:
    """Return what a letter says was asked back, and about what; None where those words were taken back."""
    asked = anonymous.asked_of(tx, ContributionId(subject))
    about = contributions.contribution(tx, None, ContributionId(subject))
    box = None if about is None else anonymous.box_of(tx, about.topic)
    return None if asked is None or about is None or box is None else (box, about, asked)


def _notice(topic: Topic) -> StandingCard:
    until = topic.closes_at + KEPT_TRYING
    return StandingCard(NOTICE, NOTICE_CHANGED, topic.guild, topic.id, topic.id, until, thread_card(topic.id))


def _asked(topic: Topic, contribution: ContributionId) -> StandingCard:
    until = topic.closes_at + KEPT_TRYING
    return StandingCard(ASKED, ASKED_CHANGED, topic.guild, contribution, contribution, until, thread_card(topic.id))


def _notices(tx: Transaction, guild: GuildId | None, *, now: datetime) -> Iterable[StandingCard]:
    del now
    boxes = (box for box in anonymous.all_boxes(tx) if guild in {None, box.topic.guild})
    return [_notice(box.topic) for box in boxes if box.state is not BoxState.OPEN]


def _asked_cards(tx: Transaction, guild: GuildId | None, *, now: datetime) -> Iterable[StandingCard]:
    del now
    found = (contributions.contribution(tx, guild, one) for one in anonymous.all_asked(tx, guild))
    pairs = ((topics.topic(tx, None, one.topic), one) for one in found if one is not None)
    return [_asked(topic, one.id) for topic, one in pairs if topic is not None]


NOTICES: Final[StandingCardKind[Transaction]] = StandingCardKind(
    edited_as=NOTICE_CHANGED, place=None, changing=_notices
)
ASKED_CARDS: Final[StandingCardKind[Transaction]] = StandingCardKind(
    edited_as=ASKED_CHANGED, place=None, changing=_asked_cards
)
