"""Outputs: see the README of this folder."""

from typing import Final

from bot.services import outputs
from cogs.kit.feature import Feature

FEATURE: Final = Feature(name="outputs", nouns=(outputs.NOUN,))
