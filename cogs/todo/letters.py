"""How a note reads that says that something is new to do."""

from collections.abc import Mapping
from functools import partial
from typing import Final

from bot.domain.letter_kinds import LetterKind
from bot.domain.letters import Letter
from bot.services import to_do
from cogs.kit.letters import LetterRenderer, RenderedLetter, Rendering
from cogs.todo import cards
from cogs.todo.views import lines_for


def _added(at: Rendering, letter: Letter) -> RenderedLetter | None:
    if letter.person is None or not to_do.is_for_coordinator(at.tx, letter):
        return None
    found = lines_for(at, letter.guild, letter.person)
    line = next((one for one in found if letter.subject in one.about and one.note is not None), None)
    if line is None:  # somebody has done it, or it is over
        return None
    return RenderedLetter(partial(cards.news, line=line), partial(cards.among_others, line=line))


RENDERERS: Final[Mapping[LetterKind, LetterRenderer]] = {to_do.ADDED: _added, to_do.AWAITED: _added}
