"""The desk: setting up a server, help."""

from typing import Final

from bot.services import servers
from bot.text import later
from cogs.desk import cards, invitation, lead_account, views
from cogs.kit.feature import Feature, SlashCommand
from cogs.kit.letters import always

FEATURE: Final = Feature(
    name="desk",
    presses={**views.PRESSES, **invitation.PRESSES, **lead_account.PRESSES},
    forms={**views.FORMS, **invitation.FORMS},
    commands=(
        SlashCommand("setup", "For the server's owner: make what Kitchen Table needs here", views.set_up, manages=True),
        SlashCommand("help", "What this is, and what you can do here", views.explain),
    ),
    letters={servers.FRONT_DOOR: always(cards.front_door)},
    nouns=(servers.NOUN,),
    to_do=(views.permissions_to_mend, views.threads_to_mend),
    help=cards.HELP,
    meanings={
        ("action", "set up the server"): later("set up the server"),
        ("action", "name the safeguarding lead"): later("named the safeguarding lead"),
    },
)
