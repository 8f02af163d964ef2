"""How the letters about an output read that everybody sees: its card in the notices channel, as it is now."""

from collections.abc import Mapping
from functools import partial
from typing import Final

from bot.domain.letter_kinds import LetterKind
from bot.domain.letters import Letter
from bot.domain.outputs import OutputId
from bot.services import outputs
from bot.services.outputs import cards as standing
from cogs.kit.letters import LetterRenderer, RenderedLetter, Rendering
from cogs.outputs import cards


def _card(at: Rendering, letter: Letter) -> RenderedLetter | None:
    found = outputs.output_for_letter(at.tx, OutputId(letter.subject))
    return RenderedLetter(partial(cards.output_card, found=found))


RENDERERS: Final[Mapping[LetterKind, LetterRenderer]] = {standing.CARD: _card, standing.EDIT: _card}
