"""How the desk's letters read."""

from collections.abc import Mapping
from typing import Final

from bot.domain.letter_kinds import LetterKind
from bot.services import servers
from cogs.desk import cards
from cogs.kit.letters import LetterRenderer, always

RENDERERS: Final[Mapping[LetterKind, LetterRenderer]] = {servers.FRONT_DOOR: always(cards.front_door)}
