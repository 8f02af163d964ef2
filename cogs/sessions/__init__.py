"""Sessions: see the README of this folder."""

from typing import Final

from bot.services import sessions
from cogs.kit.feature import Feature

FEATURE: Final = Feature(name="sessions", nouns=(sessions.NOUN,))
