"""Joining: four screens from the front door to taking part, and the way out again."""

from typing import Final

from bot.services.joining import forget_joinings
from bot.services.names import forget_taken_names
from bot.text import later
from cogs.joining import views
from cogs.kit.feature import Feature

FEATURE: Final = Feature(
    name="joining",
    presses=views.PRESSES,
    forms=views.FORMS,
    expiry=(forget_joinings, forget_taken_names),
    meanings={
        ("action", "choose a language"): later("chose a language"),
        ("action", "take part"): later("took part"),
        ("action", "leave"): later("left"),
    },
)
