"""Joining: four screens from the front door to taking part, and one press to leave."""

from typing import Final

from bot.client import Bot
from bot.services.joining import forget_joinings
from cogs import kit
from cogs.joining import views

EXPIRY: Final = (forget_joinings,)


async def setup(bot: Bot) -> None:
    """Open the way in."""
    kit.door(bot).hang(views.presses(bot.texts.languages), views.FORMS)
