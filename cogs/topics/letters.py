"""How the letters of topics read: the public card."""

from collections.abc import Mapping
from typing import Final

from bot.domain.letter_kinds import LetterKind
from bot.domain.letters import Letter
from bot.domain.topics import TopicId, TopicState
from bot.services import topics
from bot.services.topics import cards as topic_cards
from cogs.kit.letters import LetterRenderer, RenderedLetter, Rendering
from cogs.topics import cards


def _card(at: Rendering, letter: Letter) -> RenderedLetter | None:
    topic = topics.topic_for_letter(at.tx, TopicId(letter.subject))
    if topic.state is not TopicState.OPEN:
        return None
    return RenderedLetter(lambda _: cards.topic_card(_, topic))


RENDERERS: Final[Mapping[LetterKind, LetterRenderer]] = {topic_cards.CARD: _card, topic_cards.EDIT: _card}
