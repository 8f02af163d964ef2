"""How the letter about a call that nobody made reads."""

from collections.abc import Mapping
from typing import Final

from bot.client import Bot
from bot.domain.letter_kinds import LetterKind
from bot.domain.letters import Letter
from bot.services import calls
from cogs.kit.letters import LetterRenderer, RenderedLetter
from cogs.people import call_cards


async def _over(bot: Bot, letter: Letter) -> RenderedLetter | None:
    if letter.person is None or not await bot.store.run(calls.is_over, letter.guild, letter.person, letter.subject):
        return None
    return RenderedLetter(call_cards.over)


RENDERERS: Final[Mapping[LetterKind, LetterRenderer]] = {calls.OVER: _over}
