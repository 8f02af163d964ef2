"""How letters about walks read."""

from cogs.walks import cards

from bot.domain.letters import Letter
from bot.services import walks
from cogs.kit.letters import RenderedLetter, Rendering


def card(at: Rendering, letter: Letter) -> RenderedLetter | None:
    """Stand in the channel."""
    walk, number = walks.walk_of(at.tx, letter.subject)
    return RenderedLetter(lambda _: cards.card(_, walk, number))


def invitation(at: Rendering, letter: Letter) -> RenderedLetter | None:
    """Come to somebody."""
    walk, _number = walks.walk_of(at.tx, letter.subject)
    return RenderedLetter(lambda _: cards.invitation(_, walk), lambda _: cards.invited(_, walk))
