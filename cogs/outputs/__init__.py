"""Outputs: what is made together, from the first line to its editions, and who is named in it."""

from typing import Final

from bot.services import outputs
from bot.text import later
from cogs.kit.feature import CommandGroup, Feature, SlashCommand
from cogs.outputs import (
    credit_asking,
    credit_subject_cards,
    credit_views,
    drafting,
    letters,
    lines,
    news_cards,
    publishing,
)

FEATURE: Final = Feature(
    name="outputs",
    presses={
        **drafting.PRESSES,
        **lines.PRESSES,
        **credit_asking.PRESSES,
        **credit_views.PRESSES,
        **publishing.PRESSES,
    },
    forms={**drafting.FORMS, **lines.FORMS, **credit_views.FORMS},
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
    letters=letters.RENDERERS,
    nouns=(outputs.NOUN,),
    subjects={outputs.NAMING: credit_subject_cards.RENDERER},
    progress={outputs.KIND: news_cards.progress},
    happenings={outputs.KIND: news_cards.happened},
    took_part={outputs.KIND: news_cards.entry},
    to_do=(drafting.being_made, publishing.owed),
    meanings={
        ("kind", "credit_note"): later("how to name you in something that is made"),
        ("action", "say how to be named"): later("said how to be named"),
        ("action", "put together what is made"): later("worked on something made together"),
        ("kind", "thank_you"): later("thanks for your words"),
    },
)
