"""How the letter about a call that nobody made reads."""

from bot.client import Bot
from bot.delivery import Message
from bot.domain.letters import Letter
from bot.services import calls
from cogs.kit.letters import written_for_person
from cogs.people import call_cards


def teach(bot: Bot) -> None:
    """Teach the postman to write it."""

    async def over(letter: Letter) -> Message | None:
        if letter.person is None or not await bot.store.run(calls.is_over, letter.guild, letter.person, letter.subject):
            return None
        return await written_for_person(bot, letter, call_cards.over)

    bot.postman.learn(calls.OVER, over)
