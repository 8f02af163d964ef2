"""How the desk's letters read."""

from collections.abc import Mapping
from typing import Final

from bot.client import Bot
from bot.domain.letter_kinds import LetterKind
from bot.domain.letters import Letter
from bot.services import servers
from cogs.desk import cards
from cogs.kit.letters import Said, Sayer


async def _front_door(_bot: Bot, _letter: Letter) -> Said | None:
    return Said(cards.front_door)


SAYERS: Final[Mapping[LetterKind, Sayer]] = {servers.FRONT_DOOR: _front_door}
