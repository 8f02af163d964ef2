"""Being worried about someone: whom to call, and asking the safeguarding lead to be in touch."""

from typing import Final

from bot.services import concerns
from cogs.kit.feature import Feature, SlashCommand
from cogs.safety import letters, views

FEATURE: Final = Feature(
    name="safety",
    presses=views.PRESSES,
    commands=(SlashCommand("worried", "I'm worried about someone: whom to call", views.worried),),
    letters=letters.RENDERERS,
    nouns=(concerns.NOUN,),
)
