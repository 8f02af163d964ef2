"""How the letters about decisions read."""

from collections.abc import Mapping
from functools import partial
from typing import Final

from bot.domain.letter_kinds import LetterKind
from bot.domain.letters import Letter
from bot.services import decisions
from cogs.decisions import cards
from cogs.kit.letters import LetterRenderer, RenderedLetter, Rendering


def _corrected(at: Rendering, letter: Letter) -> RenderedLetter | None:
    found = decisions.correction_for_letter(at.tx, letter)
    if found is None:
        return None
    decision, correction = found
    return RenderedLetter(partial(cards.corrected, decision=decision, correction=correction))


RENDERERS: Final[Mapping[LetterKind, LetterRenderer]] = {decisions.CORRECTED: _corrected}
