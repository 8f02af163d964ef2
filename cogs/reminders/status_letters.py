"""How the daily note about what could not be delivered reads."""

from collections.abc import Mapping
from typing import Final

from bot.client import Bot
from bot.domain.letter_kinds import LetterKind
from bot.domain.letters import Letter
from bot.services import undelivered
from cogs.kit.blocked_channels import obstacle_in
from cogs.kit.letters import LetterRenderer, RenderedLetter
from cogs.reminders import status_cards as cards


async def _undelivered(bot: Bot, letter: Letter) -> RenderedLetter | None:
    found = await bot.store.run(undelivered.undelivered_for, letter, now=bot.clock.now())
    guild = bot.get_guild(letter.guild)
    if found is None or guild is None:
        return None
    waiting = tuple(obstacle_in(guild, blocked) for blocked in found.places)
    return RenderedLetter(lambda _: cards.undelivered(_, waiting, to_people=found.to_people))


RENDERERS: Final[Mapping[LetterKind, LetterRenderer]] = {undelivered.KIND: _undelivered}
