"""How letters to the safeguarding lead, and about them, read."""

from collections.abc import Mapping
from typing import Final

from bot.client import Bot
from bot.domain.letter_kinds import LetterKind
from bot.domain.letters import Letter
from bot.services import concerns, servers
from cogs.kit.letters import LetterRenderer, RenderedLetter
from cogs.safety import cards


async def _to_lead(bot: Bot, letter: Letter) -> RenderedLetter | None:
    standing = await bot.store.run(concerns.concern_for, letter.guild, letter.person, letter.subject)
    if standing is None:
        return None
    late = letter.kind == concerns.LATE.name
    return RenderedLetter(lambda _: cards.to_lead(_, standing, late=late))


async def _over(_bot: Bot, _letter: Letter) -> RenderedLetter | None:
    return RenderedLetter(cards.closed)


async def _ready(bot: Bot, letter: Letter) -> RenderedLetter | None:
    server = await bot.store.run(servers.server_of, letter.guild)
    return RenderedLetter(lambda _: cards.lead_ready(_, server))


async def _unheard(bot: Bot, letter: Letter) -> RenderedLetter | None:
    if not await bot.store.run(concerns.is_unheard, letter.guild, letter.subject):
        return None
    server = await bot.store.run(servers.server_of, letter.guild)
    return RenderedLetter(lambda _: cards.lead_unheard(_, server))


RENDERERS: Final[Mapping[LetterKind, LetterRenderer]] = {
    concerns.CONCERN: _to_lead,
    concerns.LATE: _to_lead,
    concerns.OVER: _over,
    concerns.READY: _ready,
    concerns.UNHEARD: _unheard,
}
