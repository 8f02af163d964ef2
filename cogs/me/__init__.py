"""My settings: when and where one is reached, in which language, in how many words, and a pause."""

from typing import Final

from bot.text import later
from cogs.kit.feature import Feature, SlashCommand
from cogs.me import more_views, test_note, views, when_views

FEATURE: Final = Feature(
    name="me",
    presses={**views.PRESSES, **when_views.PRESSES, **more_views.PRESSES, **test_note.PRESSES},
    forms={**views.FORMS, **more_views.FORMS},
    commands=(
        SlashCommand("me", "Your settings: when and where we may write, your language, a pause", views.my_settings),
    ),
    letters=test_note.RENDERERS,
    meanings={
        ("kind", "test_note"): later("a test note"),
        ("shown_as", "name"): later("your own name"),
        ("shown_as", "pseudonym"): later("the name you made up"),
        ("shown_as", "role"): later("only your group"),
        ("place", "dm"): later("in private messages"),
        ("place", "panel"): later("in the server"),
        ("reading", "plain"): later("everything"),
        ("reading", "easy"): later("the short way"),
        ("credit", "name"): later("by name"),
        ("credit", "pseudonym"): later("by the name you made up"),
        ("credit", "none"): later("without a name"),
        ("action", "have a test note sent"): later("had a test note sent"),
        ("action", "change own settings"): later("changed own settings"),
    },
)
