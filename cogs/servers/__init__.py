"""Servers: who comes and goes, which servers let the bot go, and what of their setting up was deleted."""

from bot.client import Bot
from cogs.kit.letters import teach
from cogs.servers import letters
from cogs.servers.cog import Servers


async def setup(bot: Bot) -> None:
    """Begin to listen."""
    teach(bot, letters.SAYERS)
    await bot.add_cog(Servers(bot))
