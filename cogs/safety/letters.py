"""How letters to the safeguarding lead, and about them, read."""

from bot.client import Bot
from bot.delivery import Message
from bot.domain.letters import Letter
from bot.services import concerns, servers
from cogs.kit.letters import written_for_person
from cogs.safety import cards


def teach(bot: Bot) -> None:
    """Teach the postman to write each kind."""

    async def to_lead(letter: Letter) -> Message | None:
        standing = await bot.store.run(concerns.concern_for, letter.guild, letter.person, letter.subject)
        if standing is None:
            return None
        late = letter.kind == concerns.LATE
        return await written_for_person(bot, letter, lambda _: cards.to_lead(_, standing, late=late))

    async def over(letter: Letter) -> Message | None:
        return await written_for_person(bot, letter, cards.closed)

    async def ready(letter: Letter) -> Message | None:
        server = await bot.store.run(servers.server_of, letter.guild)
        return await written_for_person(bot, letter, lambda _: cards.lead_ready(_, server))

    async def unheard(letter: Letter) -> Message | None:
        if not await bot.store.run(concerns.is_unheard, letter.guild, letter.subject):
            return None
        server = await bot.store.run(servers.server_of, letter.guild)
        return await written_for_person(bot, letter, lambda _: cards.lead_unheard(_, server))

    bot.postman.learn(concerns.CONCERN, to_lead)
    bot.postman.learn(concerns.LATE, to_lead)
    bot.postman.learn(concerns.OVER, over)
    bot.postman.learn(concerns.READY, ready)
    bot.postman.learn(concerns.UNHEARD, unheard)
