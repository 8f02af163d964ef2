"""Catch-up: what needs somebody first, then what is new, in at most a minute of reading."""

from typing import Final

from bot.services.catching_up import forget_looks
from cogs.catchup import views
from cogs.kit.feature import Feature, SlashCommand

FEATURE: Final = Feature(
    name="catchup",
    presses=views.PRESSES,
    unnoticed=views.UNNOTICED,
    commands=(SlashCommand("catchup", "What needs you, and what is new since you last looked", views.catch_up),),
    expiry=(forget_looks,),
)
