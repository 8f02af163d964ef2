"""Being worried about someone: whom to call, and asking the safeguarding lead to be in touch."""

from typing import Final

from bot.client import Bot
from cogs import kit
from cogs.kit.letters import teach
from cogs.safety import letters, views
from cogs.safety.cog import Safety

LETTERS: Final = letters.SAYERS


async def setup(bot: Bot) -> None:
    """Open the feature."""
    kit.door(bot).hang(views.PRESSES)
    teach(bot, LETTERS)
    await bot.add_cog(Safety(bot))
