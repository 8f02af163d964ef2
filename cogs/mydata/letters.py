"""How the note reads that says an answer is there."""

from collections.abc import Mapping
from typing import Final

from bot.client import Bot
from bot.domain.letter_kinds import LetterKind
from bot.domain.letters import Letter
from bot.services.mydata import requests
from cogs.kit.letters import LetterRenderer, RenderedLetter
from cogs.mydata import cards


async def _answer(_bot: Bot, _letter: Letter) -> RenderedLetter | None:
    return RenderedLetter(cards.answer_note)


RENDERERS: Final[Mapping[LetterKind, LetterRenderer]] = {requests.ANSWER: _answer}
