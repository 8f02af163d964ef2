"""Outputs: what is made together, from the first line to its editions, and who is named in it."""

from typing import Final

from bot.services import outputs
from bot.text import later
from cogs.kit.feature import CommandGroup, Feature, SlashCommand
from cogs.outputs import drafting, lines

FEATURE: Final = Feature(
    name="outputs",
    presses={**drafting.PRESSES, **lines.PRESSES},
    forms={**drafting.FORMS, **lines.FORMS},
    commands=(
        CommandGroup(
            "output",
            "What is made together: a card, a video, a policy",
            (
                SlashCommand("new", "For coordinators: start something that is made together", drafting.begin),
                SlashCommand("list", "For coordinators: everything that is made together", drafting.look),
            ),
        ),
    ),
    nouns=(outputs.NOUN,),
    to_do=(drafting.being_made,),
    meanings={
        ("action", "put together what is made"): later("worked on something made together"),
    },
)
