"""Contributions: answering a question on one's phone, and what came of it."""

from typing import Final

from bot.services import contributions
from cogs.contributions import answering
from cogs.kit.feature import Feature

FEATURE: Final = Feature(name="contributions", presses=answering.PRESSES, nouns=(contributions.NOUN,))
