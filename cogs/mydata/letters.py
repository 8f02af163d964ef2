"""How the note reads that says an answer is there."""

from collections.abc import Mapping
from typing import Final

from bot.domain.letter_kinds import LetterKind
from bot.services.mydata import requests
from cogs.kit.letters import LetterRenderer, always
from cogs.mydata import cards

RENDERERS: Final[Mapping[LetterKind, LetterRenderer]] = {requests.ANSWER: always(cards.answer_note)}
