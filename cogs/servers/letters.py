"""How letters about coming and going read."""

from collections.abc import Mapping
from typing import Final

from bot.domain.letter_kinds import AFTER_LEAVING, LetterKind
from bot.domain.letters import Letter
from bot.services import lifecycle
from cogs.kit.letters import LetterRenderer, RenderedLetter, Rendering, always
from cogs.servers import cards


def _after_leaving(at: Rendering, letter: Letter) -> RenderedLetter | None:
    if letter.person is None or not lifecycle.is_away(at.tx, letter.guild, letter.person):
        return None
    return RenderedLetter(cards.after_leaving)


RENDERERS: Final[Mapping[LetterKind, LetterRenderer]] = {
    AFTER_LEAVING: _after_leaving,
    lifecycle.LOST_SETUP: always(cards.lost_setup),
}
