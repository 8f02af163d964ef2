"""How the desk's letters read."""

from collections.abc import Mapping
from typing import Final

from bot.client import Bot
from bot.domain.letters import Letter
from cogs.desk import cards
from cogs.kit.letters import Said, Sayer


async def _front_door(_bot: Bot, _letter: Letter) -> Said | None:
    return Said(cards.front_door)


SAYERS: Final[Mapping[str, Sayer]] = {"front_door": _front_door}
