"""How letters to the safeguarding lead, and about them, read."""

from collections.abc import Mapping
from typing import Final

from bot.domain.letter_kinds import LetterKind
from bot.domain.letters import Letter
from bot.services import concerns, servers
from cogs.kit.letters import LetterRenderer, RenderedLetter, Rendering, always
from cogs.safety import cards


def _to_lead(at: Rendering, letter: Letter) -> RenderedLetter | None:
    standing = concerns.concern_for(at.tx, letter.guild, letter.person, letter.subject)
    if standing is None:
        return None
    late = letter.kind == concerns.LATE.name
    return RenderedLetter(lambda _: cards.to_lead(_, standing, late=late))


def _ready(at: Rendering, letter: Letter) -> RenderedLetter | None:
    server = servers.server_of(at.tx, letter.guild)
    return RenderedLetter(lambda _: cards.lead_ready(_, server))


def _unheard(at: Rendering, letter: Letter) -> RenderedLetter | None:
    if not concerns.is_unheard(at.tx, letter.guild, letter.subject):
        return None
    server = servers.server_of(at.tx, letter.guild)
    return RenderedLetter(lambda _: cards.lead_unheard(_, server))


RENDERERS: Final[Mapping[LetterKind, LetterRenderer]] = {
    concerns.CONCERN: _to_lead,
    concerns.LATE: _to_lead,
    concerns.OVER: always(cards.closed),
    concerns.READY: _ready,
    concerns.UNHEARD: _unheard,
}
