"""Topics: a question from the coordinator's form to what was done."""

from typing import Final

from bot.services import topics
from cogs.kit.feature import Feature

FEATURE: Final = Feature(name="topics", nouns=(topics.NOUN,))
