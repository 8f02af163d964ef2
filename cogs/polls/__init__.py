"""Polls: a vote from the coordinator's form to the result."""

from bot.client import Bot
from cogs import kit
from cogs.kit.letters import teach
from cogs.polls import drafting, letters, views
from cogs.polls.cog import Polls


async def setup(bot: Bot) -> None:
    """Open the feature."""
    kit.door(bot).hang({**views.PRESSES, **drafting.PRESSES}, drafting.FORMS)
    teach(bot, letters.SAYERS)
    await bot.add_cog(Polls(bot))
