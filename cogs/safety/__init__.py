"""Being worried about someone: whom to call, asking the safeguarding lead to be in touch, and being the lead."""

from typing import Final

from bot.jobs import Job, once
from bot.services import leads
from bot.text import later
from cogs.kit.feature import Feature, SlashCommand
from cogs.safety import lead_views, letters, signs, views

FEATURE: Final = Feature(
    name="safety",
    presses={**views.PRESSES, **lead_views.PRESSES},
    commands=(SlashCommand("worried", "I'm worried about someone: whom to call", views.worried),),
    letters=letters.RENDERERS,
    nouns=(leads.NOUN,),
    jobs=(Job("tell coordinators of the lead", once(leads.tell_coordinators), leads.next_told),),
    to_do=(lead_views.lead_awaited,),
    signs=signs.screen,
    meanings={
        ("lead_answer", "asked"): later("asked, no answer yet"),
        ("lead_answer", "accepted"): later("yes"),
        ("lead_answer", "declined"): later("no"),
        ("lead_answer", "left"): later("you left the server"),
        ("lead_answer", "closed"): later("yes, but no note reaches you"),
        ("action", "phone the safeguarding lead"): later("phoned the safeguarding lead"),
        ("action", "raise a concern"): later("raised a concern"),
        ("action", "say whether they are the safeguarding lead"): later("said whether they are the safeguarding lead"),
        ("action", "answer a concern"): later("answered a concern"),
    },
)
