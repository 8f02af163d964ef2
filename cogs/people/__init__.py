"""People as numbers for coordinators, and asking to be called."""

from typing import Final

from bot.client import Bot
from bot.services.calls import forget_calls
from cogs import kit
from cogs.kit.letters import teach
from cogs.people import calls, letters, views
from cogs.people.cog import People

LETTERS: Final = letters.SAYERS
EXPIRY: Final = (forget_calls,)


async def setup(bot: Bot) -> None:
    """Open the feature."""
    kit.door(bot).hang({**views.PRESSES, **calls.PRESSES})
    teach(bot, LETTERS)
    await bot.add_cog(People(bot))
