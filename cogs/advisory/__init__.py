"""The advisory group: what it is asked first, and ideas from everybody."""

from typing import Final

from bot.client import Bot
from bot.jobs import Job, once
from bot.services import group_letters, oversight, proposals
from cogs import kit
from cogs.advisory import idea_cards, ideas, letters, table, views
from cogs.advisory.cog import Advisory
from cogs.kit.letters import teach

LETTERS: Final = letters.SAYERS
NOUNS: Final = (group_letters.NOUN, proposals.NOUN)
JOBS: Final = (Job("settle what the group did not answer", once(oversight.settle_silences), oversight.next_due),)
EXPIRY: Final = (oversight.forget_items, proposals.forget_ideas)


async def setup(bot: Bot) -> None:
    """Open the feature."""
    kit.door(bot).hang({**views.PRESSES, **table.PRESSES, **ideas.PRESSES}, {**views.FORMS, **ideas.FORMS})
    kit.door(bot).happenings[proposals.KIND] = idea_cards.happened
    teach(bot, LETTERS)
    await bot.add_cog(Advisory(bot))
