"""Notes: several things to one person in one message."""

from typing import Final

from bot.services.opt_outs import forget_opt_outs
from cogs.kit.feature import Feature
from cogs.notes import letters, views

FEATURE: Final = Feature(
    name="notes",
    presses=views.PRESSES,
    letters=letters.RENDERERS,
    expiry=(forget_opt_outs,),
)
