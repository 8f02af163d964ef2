"""Record: see the README of this folder."""

from typing import Final

from bot.services import record
from cogs.kit.feature import Feature

FEATURE: Final = Feature(name="record", nouns=(record.NOUN,))
