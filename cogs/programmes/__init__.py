"""Programmes: see the README of this folder."""

from typing import Final

from bot.services import programmes
from cogs.kit.feature import Feature

FEATURE: Final = Feature(name="programmes", nouns=(programmes.NOUN,))
