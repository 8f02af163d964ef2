"""Being worried about someone: whom to call, and asking the safeguarding lead to be in touch."""

from typing import Final

from bot.services import concerns
from bot.text import later
from cogs.kit.feature import Feature, SlashCommand
from cogs.safety import letters, views

FEATURE: Final = Feature(
    name="safety",
    presses=views.PRESSES,
    commands=(SlashCommand("worried", "I'm worried about someone: whom to call", views.worried),),
    letters=letters.RENDERERS,
    nouns=(concerns.NOUN,),
    to_do=(views.lead_awaited,),
    meanings={
        ("action", "phone the safeguarding lead"): later("phoned the safeguarding lead"),
        ("action", "raise a concern"): later("raised a concern"),
        ("action", "answer a concern"): later("answered a concern"),
    },
)
