"""Servers: who comes and goes, which servers let the bot go, and what of their setting up was deleted."""

from typing import Final

from bot.client import Bot
from bot.services import lifecycle
from cogs.kit.letters import teach
from cogs.servers import letters
from cogs.servers.cog import Servers

LETTERS: Final = letters.SAYERS
EXPIRY: Final = (lifecycle.forget_the_away, lifecycle.forget_departed)


async def setup(bot: Bot) -> None:
    """Begin to listen."""
    teach(bot, LETTERS)
    await bot.add_cog(Servers(bot))
