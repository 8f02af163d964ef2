"""How the daily note about what could not be delivered reads."""

from collections.abc import Mapping
from typing import Final

from bot.domain.letter_kinds import LetterKind
from bot.domain.letters import Letter
from bot.services import undelivered
from bot.text import Words
from cogs.kit.blocked_channels import obstacle_in
from cogs.kit.cards import Card
from cogs.kit.letters import LetterRenderer, RenderedLetter, Rendering
from cogs.reminders import status_cards as cards


def _undelivered(at: Rendering, letter: Letter) -> RenderedLetter | None:
    found, guild = undelivered.undelivered_for(at.tx, letter, now=at.now), at.bot.get_guild(letter.guild)
    if found is None or guild is None:
        return None

    def card(_: Words) -> Card:
        waiting = tuple(obstacle_in(guild, blocked) for blocked in found.places)
        return cards.undelivered(_, waiting, to_people=found.to_people)

    return RenderedLetter(card)


RENDERERS: Final[Mapping[LetterKind, LetterRenderer]] = {undelivered.KIND: _undelivered}
