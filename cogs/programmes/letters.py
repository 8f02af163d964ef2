"""How the letters of programmes read: the card that stands in the notices channel."""

from collections.abc import Mapping
from typing import Final

from bot.domain.letter_kinds import LetterKind
from bot.domain.letters import Letter
from bot.domain.programmes import ProgrammeId
from bot.services import programmes
from bot.services.programmes import cards as standing
from cogs.kit.letters import LetterRenderer, RenderedLetter, Rendering
from cogs.kit.router import router_of
from cogs.programmes.drawing import public


def _card(at: Rendering, letter: Letter) -> RenderedLetter | None:
    found = programmes.programme_for_letter(at.tx, ProgrammeId(letter.subject), now=at.now)
    return RenderedLetter(public(found, router_of(at.bot).progress))


RENDERERS: Final[Mapping[LetterKind, LetterRenderer]] = {standing.CARD: _card, standing.EDIT: _card}
