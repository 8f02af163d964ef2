"""My data: see it, take it along, ask about it, have it deleted."""

from typing import Final

from bot.services.mydata import forget_asking
from cogs.kit.feature import Feature, SlashCommand
from cogs.mydata import letters, views

FEATURE: Final = Feature(
    name="mydata",
    presses=views.PRESSES,
    forms=views.FORMS,
    commands=(SlashCommand("requests", "For coordinators: when requests about data are due", views.requests),),
    letters=letters.RENDERERS,
    expiry=(forget_asking,),
)
