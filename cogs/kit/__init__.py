"""The furniture every feature shares: cards, forms, the door they are pressed through, clean text and limits."""

from functools import partial
from typing import Final

from bot.client import Bot
from bot.services.letters import forget_letters
from cogs.kit.door import Door
from cogs.kit.feature import Feature
from cogs.kit.letters import Sayers, written
from cogs.kit.waiting import OPEN, open_next


class _Furniture(Feature):
    """What stands there before any feature comes in."""

    __slots__ = ()

    async def add_to(self, bot: Bot) -> None:
        """Hang the door, and be ready to write letters."""
        await bot.add_cog(Sayers())
        bot.render = partial(written, bot)
        await bot.add_cog(Door(bot))
        await Feature.add_to(self, bot)


FEATURE: Final = _Furniture(name="kit", presses={OPEN: open_next}, expiry=(forget_letters,))
