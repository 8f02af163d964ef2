"""My data: see it, take it along, ask about it, have it deleted."""

from typing import Final

from bot.client import Bot
from bot.services.mydata import forget_asking
from cogs import kit
from cogs.kit.letters import teach
from cogs.mydata import letters, views
from cogs.mydata.cog import MyData

LETTERS: Final = letters.SAYERS
EXPIRY: Final = (forget_asking,)


async def setup(bot: Bot) -> None:
    """Let people have their data."""
    kit.door(bot).hang(views.PRESSES, views.FORMS)
    teach(bot, LETTERS)
    await bot.add_cog(MyData(bot))
