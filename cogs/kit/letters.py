"""Letters that go to a place: written in the server's language, with a neutral first line."""

from bot.client import Bot
from bot.delivery import Message
from bot.domain.letters import Letter
from bot.services import servers
from bot.text import later
from cogs.kit import cards
from cogs.kit.cards import CardIn

NEUTRAL = later("A note from Kitchen Table")


async def written_for_place(bot: Bot, letter: Letter, card: CardIn) -> Message:
    """Write a card for everyone in a place. A lock screen shows the neutral line and nothing else."""
    server = await bot.store.run(servers.server_of, letter.guild)
    _ = bot.texts.words(server.language)
    drawn = cards.drawn(card, _)
    return Message(embed=drawn.as_embed(), view=drawn.as_view(), content=_(NEUTRAL))
