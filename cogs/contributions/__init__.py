"""Contributions: answering a question on one's phone, and what came of it."""

from typing import Final

from bot.services import contributions
from bot.text import later
from cogs.contributions import answering, by_phone, letters, own
from cogs.kit.feature import Feature, SlashCommand

FEATURE: Final = Feature(
    name="contributions",
    presses={**answering.PRESSES, **own.PRESSES, **by_phone.PRESSES},
    forms={**answering.FORMS, **by_phone.FORMS},
    commands=(SlashCommand("phone", "For coordinators: type what somebody answers by phone", by_phone.begin),),
    letters=letters.RENDERERS,
    nouns=(contributions.NOUN,),
    expiry=(contributions.forget_begun,),
    meanings={
        ("quote", "yes"): later("yes"),
        ("quote", "in_other_words"): later("only in other words"),
        ("quote", "no"): later("no"),
        ("resonance", "same"): later("the same for me"),
        ("resonance", "different"): later("different where I work"),
        ("action", "type somebody's answer"): later("typed somebody's answer, with their yes"),
        ("action", "see own words"): later("looked at own words"),
    },
)
