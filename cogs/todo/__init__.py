"""To do: what coordinators look after, from every feature, on one card."""

from typing import Final

from bot.text import later
from cogs.kit.feature import Feature, SlashCommand
from cogs.todo import letters, views

FEATURE: Final = Feature(
    name="todo",
    presses=views.PRESSES,
    commands=(SlashCommand("todo", "For coordinators: what there is to do", views.look),),
    letters=letters.RENDERERS,
    to_do=(views.own_drafts,),
    meanings={
        ("kind", "to_do"): later("that something was new to do"),
        ("kind", "to_do_soon"): later("that somebody waited to hear from coordinators"),
        ("action", "see what there is to do"): later("saw what there was to do"),
    },
)
