"""How the desk's letters read."""

from bot.client import Bot
from bot.delivery import Message
from bot.domain.letters import Letter
from cogs.desk import cards
from cogs.kit.letters import written_for_place


def teach(bot: Bot) -> None:
    """Teach the postman to write the front door."""

    async def front_door(letter: Letter) -> Message | None:
        return await written_for_place(bot, letter, cards.front_door)

    bot.postman.learn("front_door", front_door)
