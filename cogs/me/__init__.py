"""My settings: when and where one is reached, in which language and manner, and a pause."""

from bot.client import Bot
from cogs import kit
from cogs.me import more_views, pause_views, views, when_views
from cogs.me.cog import Me


async def setup(bot: Bot) -> None:
    """Let people choose for themselves."""
    kit.door(bot).hang(
        {**views.PRESSES, **when_views.PRESSES, **pause_views.PRESSES, **more_views.PRESSES},
        {**pause_views.FORMS, **more_views.FORMS},
    )
    await bot.add_cog(Me(bot))
