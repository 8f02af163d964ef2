"""Thanks: people thank each other, privately or as a group on the wall, and say how they wish to be thanked."""

from typing import Final

from bot.services import thanks
from bot.text import later
from cogs.kit.feature import CommandGroup, Feature, MenuCommand, MenuOf, SlashCommand
from cogs.thanks import cards, letters, own_cards, own_views, views

SAY_THANK_YOU: Final = later("Say thank you")

FEATURE: Final = Feature(
    name="thanks",
    presses={**views.PRESSES, **own_views.PRESSES},
    forms=views.FORMS,
    commands=(
        CommandGroup(
            "thanks",
            "Thank somebody, and what stands on the wall",
            (
                SlashCommand("give", "Thank somebody privately, or a group on the wall", views.begin),
                SlashCommand("wall", "Thanks that everybody can read", views.wall),
            ),
        ),
        MenuCommand(SAY_THANK_YOU, MenuOf.PERSON, views.thank_person),
        MenuCommand(SAY_THANK_YOU, MenuOf.MESSAGE, views.thank_for_message),
    ),
    letters=letters.RENDERERS,
    nouns=(thanks.NOUN,),
    expiry=(thanks.forget_begun,),
    took_part={thanks.KIND: own_cards.entry},
    help=cards.HELP,
    meanings={
        ("kind", "thanks_given"): later("thanks from somebody"),
        ("kind", "thanks_wall"): later("the wall of thanks"),
        ("thanks", "privately"): later("privately"),
        ("thanks", "publicly_too"): later("publicly too"),
        ("thanks", "no_thanks"): later("please no thanks"),
        ("action", "thank somebody"): later("thanked somebody"),
    },
)
