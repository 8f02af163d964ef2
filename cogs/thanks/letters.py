"""How thanks read: in a note to whoever is thanked, and on the wall."""

from collections.abc import Mapping
from functools import partial
from typing import Final

from bot.domain.letter_kinds import LetterKind
from bot.domain.letters import Letter
from bot.services import thanks
from cogs.kit.letters import LetterRenderer, RenderedLetter, Rendering
from cogs.thanks import own_cards, wall_cards


def _given(at: Rendering, letter: Letter) -> RenderedLetter | None:
    got = thanks.thanks_for_letter(at.tx, letter, now=at.now)
    if got is None:
        return None
    return RenderedLetter(partial(own_cards.letter, got=got), partial(own_cards.line, got=got))


def _wall(at: Rendering, letter: Letter) -> RenderedLetter | None:
    entries = thanks.wall_for_letter(at.tx, letter.guild)
    return RenderedLetter(partial(wall_cards.card, entries=entries))


RENDERERS: Final[Mapping[LetterKind, LetterRenderer]] = {
    thanks.GIVEN: _given,
    thanks.WALL: _wall,
    thanks.WALL_EDIT: _wall,
}
