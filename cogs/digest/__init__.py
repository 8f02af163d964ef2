"""The week in short."""

from bot.client import Bot
from cogs.digest import letters
from cogs.kit.letters import teach


async def setup(bot: Bot) -> None:
    """Teach the postman how it reads."""
    teach(bot, letters.SAYERS)
