"""How the note reads that says an answer is there."""

from bot.client import Bot
from bot.delivery import Message
from bot.domain.letters import Letter
from cogs.kit.letters import written_for_person
from cogs.mydata import cards


def teach(bot: Bot) -> None:
    """Teach the postman to say that there is an answer."""

    async def answer(letter: Letter) -> Message | None:
        return await written_for_person(bot, letter, cards.answer_note)

    bot.postman.learn("data_answer", answer)
