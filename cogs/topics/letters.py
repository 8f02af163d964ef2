"""How the letters of topics read: the public card, and the last words in its thread."""

from collections.abc import Mapping
from functools import partial
from typing import Final

from bot.domain.letter_kinds import LetterKind
from bot.domain.letters import Letter
from bot.domain.topic_notes import NOTE
from bot.domain.topics import TopicId, TopicState
from bot.services import oversight, topics
from bot.services.topics import cards as topic_cards
from cogs.kit.before_group import agreement
from cogs.kit.letters import LetterRenderer, RenderedLetter, Rendering
from cogs.topics import cards, closed_cards, reminder_cards


def _card(at: Rendering, letter: Letter) -> RenderedLetter | None:
    topic = topics.topic_for_letter(at.tx, TopicId(letter.subject))
    if topic.state is TopicState.OPEN:
        live = topics.meeting_of(at.tx, topic)
        item = oversight.agreement_of(at.tx, topic.twin_of or topic.id)
        return RenderedLetter(lambda _: cards.topic_card(_, topic, agreement(_, item), live))
    return RenderedLetter(partial(closed_cards.closed, summary=topics.summary_for_letter(at.tx, topic.id)))


def _note(at: Rendering, letter: Letter) -> RenderedLetter | None:
    topic = topics.noted_of(at.tx, letter, now=at.now)
    if topic is None:
        return None
    return RenderedLetter(partial(reminder_cards.note, topic=topic), partial(reminder_cards.line, topic=topic))


def _last_words(at: Rendering, letter: Letter) -> RenderedLetter | None:
    summary = topics.summary_for_letter(at.tx, TopicId(letter.subject))
    return RenderedLetter(partial(closed_cards.last_words, summary=summary))


def _heard_live(at: Rendering, letter: Letter) -> RenderedLetter | None:
    topic = topics.topic_for_letter(at.tx, TopicId(letter.subject))
    return RenderedLetter(partial(cards.heard_live, topic=topic))


RENDERERS: Final[Mapping[LetterKind, LetterRenderer]] = {
    NOTE: _note,
    topic_cards.CARD: _card,
    topic_cards.EDIT: _card,
    topic_cards.LIVE: _heard_live,
    topic_cards.LIVE_EDIT: _heard_live,
    topic_cards.SUMMARY: _last_words,
    topic_cards.SUMMARY_EDIT: _last_words,
}
