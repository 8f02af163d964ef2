"""How the letter reads that thanks somebody whose words stand in what was made."""

from collections.abc import Mapping
from functools import partial
from typing import Final

from bot.domain.letter_kinds import LetterKind
from bot.domain.letters import Letter
from bot.services import outputs
from cogs.kit.letters import LetterRenderer, RenderedLetter, Rendering
from cogs.outputs import thank_you_cards


def _thank_you(at: Rendering, letter: Letter) -> RenderedLetter | None:
    found = outputs.thanks_in(at.tx, letter)
    if found is None:
        return None
    return RenderedLetter(partial(thank_you_cards.letter, thanks=found), partial(thank_you_cards.line, thanks=found))


RENDERERS: Final[Mapping[LetterKind, LetterRenderer]] = {outputs.THANK_YOU: _thank_you}
