"""How the desk's letters read."""

from collections.abc import Mapping
from typing import Final

from bot.client import Bot
from bot.domain.letter_kinds import LetterKind
from bot.domain.letters import Letter
from bot.services import servers
from cogs.desk import cards
from cogs.kit.letters import LetterRenderer, RenderedLetter


async def _front_door(_bot: Bot, _letter: Letter) -> RenderedLetter | None:
    return RenderedLetter(cards.front_door)


RENDERERS: Final[Mapping[LetterKind, LetterRenderer]] = {servers.FRONT_DOOR: _front_door}
