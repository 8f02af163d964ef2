"""Polls: a vote from the coordinator's form to the result."""

from typing import Final

from bot.client import Bot
from bot.services import polls
from cogs import kit
from cogs.kit.letters import teach
from cogs.polls import drafting, jobs, letters, oversight_cards, subject_cards, views
from cogs.polls.cog import Polls

LETTERS: Final = letters.SAYERS
NOUNS: Final = (polls.NOUN,)
JOBS: Final = jobs.JOBS
EXPIRY: Final = (polls.forget_electorates, polls.forget_drafts)


async def setup(bot: Bot) -> None:
    """Open the feature."""
    kit.door(bot).hang({**views.PRESSES, **drafting.PRESSES}, drafting.FORMS)
    kit.door(bot).subjects[polls.KIND] = subject_cards.RENDERER
    kit.door(bot).happenings[polls.KIND] = subject_cards.happened
    kit.door(bot).submissions[polls.KIND] = oversight_cards.RENDERER
    teach(bot, LETTERS)
    await bot.add_cog(Polls(bot))
