"""Servers: who comes and goes, which servers let the bot go, and what of their setting up was deleted."""

from typing import Final

from bot.services import lifecycle
from cogs.kit.feature import Feature
from cogs.servers import letters, listeners

FEATURE: Final = Feature(
    name="servers",
    listeners=listeners.LISTENERS,
    letters=letters.RENDERERS,
    expiry=(lifecycle.forget_the_away, lifecycle.forget_ways, lifecycle.forget_departed),
)
