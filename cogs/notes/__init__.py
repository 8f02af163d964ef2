"""Notes: several things to one person in one message."""

from typing import Final

from bot.services.declining import forget_declined
from cogs.kit.feature import Feature
from cogs.notes import letters, views

FEATURE: Final = Feature(
    name="notes",
    presses=views.PRESSES,
    letters=letters.SAYERS,
    expiry=(forget_declined,),
)
