"""How letters about coming and going read."""

from bot.client import Bot
from bot.delivery import Message
from bot.domain.letters import Letter
from bot.services import lifecycle, notes
from cogs.kit.letters import written_for_person
from cogs.servers import cards


def teach(bot: Bot) -> None:
    """Teach the postman to write each kind."""

    async def after_leaving(letter: Letter) -> Message | None:
        if letter.person is None or not await bot.store.run(lifecycle.is_away, letter.guild, letter.person):
            return None
        return await written_for_person(bot, letter, cards.after_leaving)

    async def lost_setup(letter: Letter) -> Message | None:
        return await written_for_person(bot, letter, cards.lost_setup)

    bot.postman.learn(notes.AFTER_LEAVING, after_leaving)
    bot.postman.learn(lifecycle.LOST_SETUP, lost_setup)
