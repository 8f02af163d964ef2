"""The furniture every feature shares: cards, forms, the door they are pressed through, clean text and limits."""

from functools import partial
from typing import Final

from bot.client import Bot
from bot.services.letters import forget_letters
from cogs.kit.door import Door
from cogs.kit.letters import Sayers, written

EXPIRY: Final = (forget_letters,)


async def setup(bot: Bot) -> None:
    """Hang the door, and be ready to write letters, before any feature."""
    await bot.add_cog(Sayers())
    bot.render = partial(written, bot)
    await bot.add_cog(Door(bot))


def door(bot: Bot) -> Door:
    """Return the door of this bot."""
    found = bot.get_cog(Door.__name__)
    if not isinstance(found, Door):
        msg = "cogs.kit is loaded before any feature"
        raise TypeError(msg)
    return found
