"""How the letter about a call that nobody made reads."""

from collections.abc import Mapping
from typing import Final

from bot.client import Bot
from bot.domain.letter_kinds import LetterKind
from bot.domain.letters import Letter
from bot.services import calls
from cogs.kit.letters import Said, Sayer
from cogs.people import call_cards


async def _over(bot: Bot, letter: Letter) -> Said | None:
    if letter.person is None or not await bot.store.run(calls.is_over, letter.guild, letter.person, letter.subject):
        return None
    return Said(call_cards.over)


SAYERS: Final[Mapping[LetterKind, Sayer]] = {calls.OVER: _over}
