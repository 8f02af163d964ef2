"""How letters about walks read."""

from cogs.walks import cards

from bot.client import Bot
from bot.domain.letters import Letter
from bot.services import walks
from cogs.kit.letters import RenderedLetter


async def card(bot: Bot, letter: Letter) -> RenderedLetter | None:
    """Stand in the channel."""
    walk, number = await bot.store.run(walks.walk_of, letter.subject)
    return RenderedLetter(lambda _: cards.card(_, walk, number))


async def invitation(bot: Bot, letter: Letter) -> RenderedLetter | None:
    """Come to somebody."""
    walk, _number = await bot.store.run(walks.walk_of, letter.subject)
    return RenderedLetter(lambda _: cards.invitation(_, walk), lambda _: cards.invited(_, walk))
