"""The desk: setting up a server, help."""

from bot.client import Bot
from cogs import kit
from cogs.desk import letters, safeguarding, views
from cogs.desk.cog import Desk
from cogs.kit.letters import teach


async def setup(bot: Bot) -> None:
    """Open the desk."""
    kit.door(bot).hang({**views.PRESSES, **safeguarding.PRESSES}, safeguarding.FORMS)
    teach(bot, letters.SAYERS)
    await bot.add_cog(Desk(bot))
