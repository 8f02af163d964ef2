"""Letters: to a place in the server's language, to a person in theirs; the first line is always the neutral one."""

from dataclasses import replace

from bot.client import Bot
from bot.delivery import Message
from bot.domain.letters import Letter
from bot.services import notes, servers
from bot.text import Words, later
from cogs.kit import cards, limits
from cogs.kit.cards import Button, Card, CardIn

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
    reader = await bot.store.run(notes.reader_of, letter.guild, letter.person)
    _ = bot.texts.words(*reader.languages, easy=reader.easy)
    drawn = cards.drawn(_with_settings(card) if reader.takes_part else card, _, home=letter.guild)
    return Message(embed=drawn.as_embed(), view=drawn.as_view(), content=_(NEUTRAL))


def _with_settings(card_in: CardIn) -> CardIn:
    """Let everybody get at their settings, and at a pause, from what we wrote to them."""

    def drawn(_: Words) -> Card:
        card = card_in(_)
        ours = (Button("me", _.label("My settings")), Button("pause-week", _.label("Pause for a week now")))
        return replace(card, rows=(*card.rows, ours)) if len(card.rows) < limits.ROWS else card

    return drawn
