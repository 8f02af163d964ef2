"""How the letters about an output read: its card, the note that asks how to name somebody, the thanks for words."""

from collections.abc import Mapping
from functools import partial
from typing import Final

from bot.domain.credit_notes import NOTE
from bot.domain.letter_kinds import LetterKind
from bot.domain.letters import Letter
from bot.domain.outputs import OutputId
from bot.services import outputs
from cogs.kit.letters import LetterRenderer, RenderedLetter, Rendering
from cogs.outputs import cards, credit_subject_cards, thank_you_cards


def _card(at: Rendering, letter: Letter) -> RenderedLetter | None:
    found = outputs.output_for_letter(at.tx, OutputId(letter.subject))
    return RenderedLetter(partial(cards.output_card, found=found))


def _note(at: Rendering, letter: Letter) -> RenderedLetter | None:
    found = outputs.noted_of(at.tx, letter, now=at.now)
    if found is None:
        return None
    output, name = found
    note = partial(credit_subject_cards.note, output=output, name=name)
    return RenderedLetter(note, partial(credit_subject_cards.note_line, output=output))


def _thank_you(at: Rendering, letter: Letter) -> RenderedLetter | None:
    found = outputs.thanks_in(at.tx, letter)
    if found is None:
        return None
    return RenderedLetter(partial(thank_you_cards.letter, thanks=found), partial(thank_you_cards.line, thanks=found))


RENDERERS: Final[Mapping[LetterKind, LetterRenderer]] = {
    outputs.CARD: _card,
    outputs.EDIT: _card,
    NOTE: _note,
    outputs.THANK_YOU: _thank_you,
}
