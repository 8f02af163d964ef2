"""Reminders that people ask for themselves."""

from bot.client import Bot
from cogs import kit
from cogs.kit.letters import teach
from cogs.reminders import letters, own_views, status, status_letters, views
from cogs.reminders.cog import Reminders


async def setup(bot: Bot) -> None:
    """Open the feature."""
    kit.door(bot).hang({**views.PRESSES, **own_views.PRESSES, **status.PRESSES}, {**views.FORMS, **own_views.FORMS})
    teach(bot, {**letters.SAYERS, **status_letters.SAYERS})
    await bot.add_cog(Reminders(bot))
