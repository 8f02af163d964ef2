"""Notes: several things to one person in one message."""

from typing import Final

from bot.client import Bot
from bot.services.declining import forget_declined
from cogs import kit
from cogs.kit.letters import teach
from cogs.notes import letters, views

LETTERS: Final = letters.SAYERS
EXPIRY: Final = (forget_declined,)


async def setup(bot: Bot) -> None:
    """Open the feature."""
    kit.door(bot).hang(views.PRESSES)
    teach(bot, LETTERS)
