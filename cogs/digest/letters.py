"""How the week in short reads."""

from collections.abc import Mapping
from functools import partial
from typing import Final

from bot.client import Bot
from bot.domain.digest import DIGEST, Digest
from bot.domain.happenings import Section
from bot.domain.letter_kinds import LetterKind
from bot.domain.letters import Letter
from bot.services import digest
from bot.text import Words
from cogs.digest import cards
from cogs.kit.cards import Card
from cogs.kit.happenings import HappeningRenderer
from cogs.kit.letters import LetterRenderer, NoteLine, RenderedLetter
from cogs.kit.router import router_of


async def _week(bot: Bot, letter: Letter) -> RenderedLetter | None:
    if letter.person is None:
        return None
    now = bot.clock.now()
    found = await bot.store.run(digest.digest_for, letter.guild, letter.person, letter.subject, now=now)
    if found is None:
        return None
    drawn_by = router_of(bot).happenings
    return RenderedLetter(
        partial(_drawn, found=found, drawn_by=drawn_by), lambda _: NoteLine(cards.title(_), minutes=1)
    )


def _drawn(_: Words, found: Digest, drawn_by: Mapping[str, HappeningRenderer]) -> Card:
    decided, changed = (cards.lines_of(_, found, one, drawn_by) for one in (Section.DECIDED, Section.CHANGED))
    return cards.week(_, decided, found.opened, changed)


RENDERERS: Final[Mapping[LetterKind, LetterRenderer]] = {DIGEST: _week}
