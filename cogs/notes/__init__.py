"""Notes: several things to one person in one message."""

from typing import Final

from bot.jobs import Job, Work
from bot.services import reminding
from bot.services.opt_outs import forget_opt_outs
from bot.text import later
from cogs.kit.feature import Feature
from cogs.notes import letters, views


async def _plan(work: Work) -> None:
    while await work.run(reminding.plan_some, now=work.now):
        pass  # a few people at a time: presses have their turn in between


FEATURE: Final = Feature(
    name="notes",
    presses=views.PRESSES,
    unnoticed=views.UNNOTICED,
    letters=letters.RENDERERS,
    jobs=(Job("plan notes of what is open", _plan, reminding.next_plan),),
    expiry=(forget_opt_outs,),
    meanings={
        ("kind", "note"): later("several things at once"),
        ("kind", "secret_note"): later("several votes at once"),
        ("kind", "own_note"): later("several reminders at once"),
        ("action", "hear no more about something"): later("chose to hear no more about something"),
    },
)
