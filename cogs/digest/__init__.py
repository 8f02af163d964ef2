"""The week in short."""

from typing import Final

from bot.client import Bot
from bot.jobs import Job, a_few_at_a_time
from bot.services import digest
from cogs.digest import letters
from cogs.kit.letters import teach

LETTERS: Final = letters.SAYERS
JOBS: Final = (Job("tell of the week", a_few_at_a_time(digest.write_due), digest.next_due),)


async def setup(bot: Bot) -> None:
    """Teach the postman how it reads."""
    teach(bot, LETTERS)
