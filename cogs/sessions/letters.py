"""How the public card of a session reads: always as the session stands."""

from collections.abc import Mapping
from functools import partial
from typing import Final

from bot.domain.letter_kinds import LetterKind
from bot.domain.letters import Letter
from bot.domain.sessions import SessionId
from bot.services import sessions
from bot.services.sessions import cards as session_cards
from cogs.kit.letters import LetterRenderer, RenderedLetter, Rendering
from cogs.sessions import cards


def _card(at: Rendering, letter: Letter) -> RenderedLetter | None:
    on_show = sessions.session_on_show(at.tx, SessionId(letter.subject))
    return RenderedLetter(partial(cards.session_card, on_show=on_show))


RENDERERS: Final[Mapping[LetterKind, LetterRenderer]] = {session_cards.CARD: _card, session_cards.EDIT: _card}
