"""How the week in short reads."""

from collections.abc import Mapping
from functools import partial
from typing import Final

from bot.domain.digest import DIGEST, Digest
from bot.domain.happenings import Section
from bot.domain.letter_kinds import LetterKind
from bot.domain.letters import Letter
from bot.services import digest
from bot.text import Words
from cogs.digest import cards
from cogs.kit.cards import Card
from cogs.kit.letters import LetterRenderer, NoteLine, RenderedLetter, Rendering
from cogs.kit.nouns import HappeningRenderer
from cogs.kit.router import router_of


def _week(at: Rendering, letter: Letter) -> RenderedLetter | None:
    if letter.person is None:
        return None
    found = digest.digest_for(at.tx, letter.guild, letter.person, letter.subject, now=at.now)
    if found is None:
        return None
    drawn_by = router_of(at.bot).happenings
    return RenderedLetter(
        partial(_drawn, found=found, drawn_by=drawn_by), lambda _: NoteLine(cards.title(_), minutes=1)
    )


def _drawn(_: Words, found: Digest, drawn_by: Mapping[str, HappeningRenderer]) -> Card:
    decided, changed = (cards.lines_of(_, found, one, drawn_by) for one in (Section.DECIDED, Section.CHANGED))
    return cards.week(_, decided, found.opened, changed)


RENDERERS: Final[Mapping[LetterKind, LetterRenderer]] = {DIGEST: _week}
