"""The week in short."""

from typing import Final

from bot.client import Bot
from cogs.digest import letters
from cogs.kit.letters import teach

LETTERS: Final = letters.SAYERS


async def setup(bot: Bot) -> None:
    """Teach the postman how it reads."""
    teach(bot, LETTERS)
