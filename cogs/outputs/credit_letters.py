"""How the note reads that asks somebody how to name them."""

from collections.abc import Mapping
from functools import partial
from typing import Final

from bot.domain.credit_notes import NOTE
from bot.domain.letter_kinds import LetterKind
from bot.domain.letters import Letter
from bot.services import outputs
from cogs.kit.letters import LetterRenderer, RenderedLetter, Rendering
from cogs.outputs import credit_subject_cards as cards


def _note(at: Rendering, letter: Letter) -> RenderedLetter | None:
    found = outputs.noted_of(at.tx, letter, now=at.now)
    if found is None:
        return None
    output, name = found
    return RenderedLetter(partial(cards.note, output=output, name=name), partial(cards.note_line, output=output))


RENDERERS: Final[Mapping[LetterKind, LetterRenderer]] = {NOTE: _note}
