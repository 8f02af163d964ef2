"""Notes: several things to one person in one message."""

from bot.client import Bot
from cogs import kit
from cogs.kit.letters import teach
from cogs.notes import letters, views


async def setup(bot: Bot) -> None:
    """Open the feature."""
    kit.door(bot).hang(views.PRESSES)
    teach(bot, letters.SAYERS)
