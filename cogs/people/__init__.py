"""People as numbers for coordinators, and asking to be called."""

from typing import Final

from bot.services.calls import forget_calls
from cogs.kit.feature import Feature, SlashCommand
from cogs.people import calls, letters, views

FEATURE: Final = Feature(
    name="people",
    presses={**views.PRESSES, **calls.PRESSES},
    commands=(SlashCommand("people", "For coordinators: people as numbers, and who asks for a call", views.people),),
    letters=letters.RENDERERS,
    expiry=(forget_calls,),
)
