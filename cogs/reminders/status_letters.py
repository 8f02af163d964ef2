"""How the daily note about what could not be delivered reads."""

from collections.abc import Mapping
from typing import Final

from bot.client import Bot
from bot.domain.letter_kinds import LetterKind
from bot.domain.letters import Letter
from bot.services import undelivered
from cogs.kit.letters import Said, Sayer
from cogs.kit.troubles import waiting_for
from cogs.reminders import status_cards as cards


async def _undelivered(bot: Bot, letter: Letter) -> Said | None:
    found = await bot.store.run(undelivered.undelivered_for, letter, now=bot.clock.now())
    guild = bot.get_guild(letter.guild)
    if found is None or guild is None:
        return None
    waiting = tuple(waiting_for(guild, trouble) for trouble in found.places)
    return Said(lambda _: cards.undelivered(_, waiting, to_people=found.to_people))


SAYERS: Final[Mapping[LetterKind, Sayer]] = {undelivered.KIND: _undelivered}
