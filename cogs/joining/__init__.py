"""Joining: four screens from the front door to taking part, and one press to leave."""

from bot.client import Bot
from cogs import kit
from cogs.joining import views


async def setup(bot: Bot) -> None:
    """Open the way in."""
    kit.door(bot).hang(views.presses(bot.texts.languages), views.FORMS)
