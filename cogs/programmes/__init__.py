"""Programmes: where one stands, on one card, and what coordinators press to begin and end it."""

from typing import Final

from bot.jobs import Job, Work
from bot.services import programmes
from bot.text import later
from cogs.kit.feature import Feature, SlashCommand
from cogs.programmes import cards, letters, views


async def _end(work: Work) -> None:
    await work.each(programmes.end_due_programme, await work.run(programmes.programmes_to_end, now=work.now))


FEATURE: Final = Feature(
    name="programmes",
    presses=views.PRESSES,
    forms=views.FORMS,
    commands=(SlashCommand("programme", "Where the programme stands: what was, what is open, what comes", views.look),),
    letters=letters.RENDERERS,
    nouns=(programmes.NOUN,),
    jobs=(Job("end programmes", _end, programmes.next_to_end, checks_clock=True),),
    help=cards.HELP,
    to_do=(views.owed,),
    meanings={("action", "begin or end a programme"): later("began, changed or ended a programme")},
)
