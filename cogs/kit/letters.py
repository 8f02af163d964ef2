"""Letters: to a place in the server's language, to a person in theirs; the first line is always the neutral one."""

from bot.client import Bot
from bot.delivery import Message
from bot.domain.letters import Letter
from bot.services import notes, servers
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


async def written_for_person(bot: Bot, letter: Letter, card: CardIn) -> Message:
    """Write a card for one person, in their language; its controls know which server they are about."""
    if letter.person is None:
        msg = "This letter goes to a place."
        raise ValueError(msg)
    _ = bot.texts.words(*await bot.store.run(notes.languages_for, letter.guild, letter.person))
    drawn = cards.drawn(card, _, home=letter.guild)
    return Message(embed=drawn.as_embed(), view=drawn.as_view(), content=_(NEUTRAL))
