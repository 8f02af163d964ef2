"""What coordinators see: people as numbers, who asks for a call, and that somebody waits for the lead."""

from collections.abc import Mapping

from bot.services import concerns, overview
from cogs.kit.ask import Ask, Handler, Reply, show
from cogs.people import cards


async def people(ask: Ask) -> Reply:
    """Show people as numbers, and what waits."""
    return show(cards.overview, await ask.run(overview.overview_of, ask.actor, now=ask.now), ask.now)


async def phoned_lead(ask: Ask) -> Reply:
    """Note that the lead was phoned: whoever waits learns how to reach them."""
    await ask.run(concerns.pass_on, ask.actor, now=ask.now)
    ask.bot.wake()
    return show(cards.lead_phoned)


PRESSES: Mapping[str, Handler] = {"people": people, "people-phoned": phoned_lead}
