"""Thanks: see the README of this folder."""

from typing import Final

from bot.services import thanks
from cogs.kit.feature import Feature

FEATURE: Final = Feature(name="thanks", nouns=(thanks.NOUN,))
