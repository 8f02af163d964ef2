"""My settings: when and where one is reached, in which language, in how many words, and a pause."""

from typing import Final

from cogs.kit.feature import Feature, SlashCommand
from cogs.me import more_views, pause_views, views, when_views

FEATURE: Final = Feature(
    name="me",
    presses={**views.PRESSES, **when_views.PRESSES, **pause_views.PRESSES, **more_views.PRESSES},
    forms={**pause_views.FORMS, **more_views.FORMS},
    commands=(
        SlashCommand("me", "Your settings: when and where we may write, your language, a pause", views.my_settings),
    ),
)
