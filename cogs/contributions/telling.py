"""How the letters read that tell people what came of their words, and telling by phone."""

from collections.abc import Mapping
from functools import partial
from typing import Final

from bot.domain.contributions import ContributionId
from bot.domain.letter_kinds import LetterKind
from bot.domain.letters import Letter
from bot.domain.topics import TopicId
from bot.services import contributions
from cogs.contributions import telling_cards, verbs
from cogs.kit.letters import LetterRenderer, RenderedLetter, Rendering
from cogs.kit.press import Handler, Press, Reply, show
from cogs.kit.verbs import OUTCOMES_BY_PHONE, Verb


async def by_phone(press: Press) -> Reply:
    """Show what to tell those who answered by phone."""
    found = await press.run(contributions.owed_by_phone, press.actor, TopicId(press.ref))
    return show(telling_cards.by_phone, found)


async def phoned(press: Press) -> Reply:
    """Note that somebody was told by phone, and show who is left."""
    topic = await press.run(contributions.note_phoned, press.actor, ContributionId(press.ref), now=press.now)
    return show(telling_cards.by_phone, await press.run(contributions.owed_by_phone, press.actor, topic))


def _came_of_it(at: Rendering, letter: Letter) -> RenderedLetter | None:
    told = contributions.told_in(at.tx, letter)
    if told is None:
        return None
    return RenderedLetter(partial(telling_cards.letter, told=told), partial(telling_cards.line, told=told))


def _changed(at: Rendering, letter: Letter) -> RenderedLetter | None:
    told = contributions.told_in(at.tx, letter)
    if told is None:
        return None
    return RenderedLetter(partial(telling_cards.changed, told=told), partial(telling_cards.changed_line, told=told))


PRESSES: Mapping[Verb, Handler] = {OUTCOMES_BY_PHONE: by_phone, verbs.OUTCOMES_PHONED: phoned}
RENDERERS: Final[Mapping[LetterKind, LetterRenderer]] = {
    contributions.CAME_OF_IT: _came_of_it,
    contributions.CHANGED: _changed,
}
