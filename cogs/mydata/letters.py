"""How the note reads that says an answer is there."""

from collections.abc import Mapping
from typing import Final

from bot.client import Bot
from bot.domain.letter_kinds import LetterKind
from bot.domain.letters import Letter
from bot.services.mydata import requests
from cogs.kit.letters import Said, Sayer
from cogs.mydata import cards


async def _answer(_bot: Bot, _letter: Letter) -> Said | None:
    return Said(cards.answer_note)


SAYERS: Final[Mapping[LetterKind, Sayer]] = {requests.ANSWER: _answer}
