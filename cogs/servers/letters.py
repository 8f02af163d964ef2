"""How letters about coming and going read."""

from collections.abc import Mapping
from typing import Final

from bot.client import Bot
from bot.domain.letter_kinds import AFTER_LEAVING, LetterKind
from bot.domain.letters import Letter
from bot.services import lifecycle
from cogs.kit.letters import LetterRenderer, RenderedLetter
from cogs.servers import cards


async def _after_leaving(bot: Bot, letter: Letter) -> RenderedLetter | None:
    if letter.person is None or not await bot.store.run(lifecycle.is_away, letter.guild, letter.person):
        return None
    return RenderedLetter(cards.after_leaving)


async def _lost_setup(_bot: Bot, _letter: Letter) -> RenderedLetter | None:
    return RenderedLetter(cards.lost_setup)


RENDERERS: Final[Mapping[LetterKind, LetterRenderer]] = {
    AFTER_LEAVING: _after_leaving,
    lifecycle.LOST_SETUP: _lost_setup,
}
