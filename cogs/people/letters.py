"""How the letter about a call that nobody made reads."""

from collections.abc import Mapping
from typing import Final

from bot.domain.letter_kinds import LetterKind
from bot.domain.letters import Letter
from bot.services import calls
from cogs.kit.letters import LetterRenderer, RenderedLetter, Rendering
from cogs.people import cards


def _over(at: Rendering, letter: Letter) -> RenderedLetter | None:
    if letter.person is None or not calls.is_over(at.tx, letter.guild, letter.person, letter.subject):
        return None
    return RenderedLetter(cards.over)


RENDERERS: Final[Mapping[LetterKind, LetterRenderer]] = {calls.OVER: _over}
