"""Being worried about someone: whom to call, and asking the safeguarding lead to be in touch."""

from bot.client import Bot
from cogs import kit
from cogs.safety import letters, views
from cogs.safety.cog import Safety


async def setup(bot: Bot) -> None:
    """Open the feature."""
    kit.door(bot).hang(views.PRESSES)
    letters.teach(bot)
    await bot.add_cog(Safety(bot))
