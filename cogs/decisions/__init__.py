"""Decisions: what was decided, what was corrected since, what speaks against it, and how it is going."""

from typing import Final

from bot.services import decisions
from bot.text import later
from cogs.decisions import against, against_cards, cards, follow_ups, letters, views
from cogs.kit.feature import Feature, SlashCommand

FEATURE: Final = Feature(
    name="decisions",
    presses={**views.PRESSES, **against.PRESSES, **follow_ups.PRESSES},
    forms={**views.FORMS, **against.FORMS},
    commands=(SlashCommand("decisions", "What was decided, and what speaks against it", views.every),),
    letters=letters.RENDERERS,
    nouns=(decisions.NOUN,),
    took_part={decisions.KIND: against_cards.entry},
    jobs=(follow_ups.JOB,),
    expiry=(decisions.forget_begun, decisions.forget_old_offers),
    help=cards.HELP,
    to_do=(follow_ups.offered,),
    meanings={
        ("action", "read what was decided"): later("read what was decided"),
        ("action", "say what speaks against a decision"): later("said what speaks against a decision"),
        ("action", "look after decisions"): later("looked after decisions"),
        ("kind", "decision_corrected"): later("that a decision was corrected"),
    },
)
