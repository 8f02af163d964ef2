"""The desk: setting up a server, help."""

from typing import Final

from bot.client import Bot
from bot.services import servers
from cogs import kit
from cogs.desk import letters, safeguarding, views
from cogs.desk.cog import Desk
from cogs.kit.letters import teach

LETTERS: Final = letters.SAYERS
NOUNS: Final = (servers.NOUN,)


async def setup(bot: Bot) -> None:
    """Open the desk."""
    kit.door(bot).hang({**views.PRESSES, **safeguarding.PRESSES}, safeguarding.FORMS)
    teach(bot, LETTERS)
    await bot.add_cog(Desk(bot))
