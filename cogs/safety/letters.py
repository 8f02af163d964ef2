"""How letters to the safeguarding lead, to whoever waits for them, and to coordinators about them, read."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Final

from bot.domain.letter_kinds import LetterKind
from bot.domain.letters import Letter
from bot.domain.people import Server
from bot.services import concerns, leads, servers
from bot.text import Words
from cogs.kit.cards import Card
from cogs.kit.letters import LetterRenderer, RenderedLetter, Rendering, always
from cogs.safety import cards, lead_cards, queue_cards


def _to_lead(at: Rendering, letter: Letter) -> RenderedLetter | None:
    standing = concerns.concern_for(at.tx, letter.guild, letter.person, letter.subject)
    if standing is None:
        return None
    late = letter.kind == concerns.LATE.name
    return RenderedLetter(lambda _: queue_cards.to_lead(_, standing, late=late))


def _over(at: Rendering, letter: Letter) -> RenderedLetter | None:
    stands = concerns.still_stands(at.tx, letter.guild, letter.subject)
    return RenderedLetter(queue_cards.passed_on if stands else queue_cards.closed)


def _ready(at: Rendering, letter: Letter) -> RenderedLetter | None:
    server = servers.server_of(at.tx, letter.guild)
    return RenderedLetter(lambda _: cards.lead_ready(_, server))


def _while_waiting(draw: Callable[[Words, Server], Card], *, for_somebody: bool) -> LetterRenderer:
    """Write to whoever waits, as long as they do, and as long as somebody can be asked, or nobody."""

    def rendered(at: Rendering, letter: Letter) -> RenderedLetter | None:
        if not concerns.is_waiting(at.tx, letter.guild, letter.subject, for_somebody=for_somebody):
            return None
        server = servers.server_of(at.tx, letter.guild)
        return RenderedLetter(lambda _: draw(_, server))

    return rendered


def _are_you(at: Rendering, letter: Letter) -> RenderedLetter | None:
    server = leads.asks_now(at.tx, letter.guild, letter.person)
    return None if server is None else RenderedLetter(lambda _: lead_cards.are_you(_, server))


def _news(at: Rendering, letter: Letter) -> RenderedLetter | None:
    found = leads.news_for(at.tx, letter, now=at.now)
    return None if found is None else RenderedLetter(partial(lead_cards.news, found=found))


RENDERERS: Final[Mapping[LetterKind, LetterRenderer]] = {
    concerns.CONCERN: _to_lead,
    concerns.LATE: _to_lead,
    concerns.OVER: _over,
    concerns.READY: _ready,
    concerns.UNANSWERED: _while_waiting(cards.lead_unanswered, for_somebody=True),
    concerns.LOST: _while_waiting(cards.lead_lost, for_somebody=False),
    concerns.CHANGED: _while_waiting(cards.lead_changed, for_somebody=True),
    leads.ASKED: _are_you,
    leads.CONFIRMED: always(lead_cards.confirmed),
    leads.NEWS: _news,
}
