"""Reminders that people ask for themselves."""

from typing import Final

from bot.client import Bot
from cogs import kit
from cogs.kit.letters import teach
from cogs.reminders import letters, own_views, status, status_letters, views
from cogs.reminders.cog import Reminders

LETTERS: Final = {**letters.SAYERS, **status_letters.SAYERS}


async def setup(bot: Bot) -> None:
    """Open the feature."""
    kit.door(bot).hang({**views.PRESSES, **own_views.PRESSES, **status.PRESSES}, {**views.FORMS, **own_views.FORMS})
    teach(bot, LETTERS)
    await bot.add_cog(Reminders(bot))
