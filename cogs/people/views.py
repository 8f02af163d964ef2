"""What coordinators see: people as numbers, who asks for a call, and that somebody waits for the lead."""

from collections.abc import Mapping

from bot.services import concerns, overview
from cogs.kit.press import Handler, Press, Reply, show
from cogs.people import cards


async def people(press: Press) -> Reply:
    """Show people as numbers, and what waits."""
    return show(cards.overview, await press.run(overview.overview_of, press.actor, now=press.now), press.now)


async def phoned_lead(press: Press) -> Reply:
    """Note that the lead was phoned: whoever waits learns how to reach them."""
    await press.run(concerns.pass_on, press.actor, now=press.now)
    press.bot.wake()
    return show(cards.lead_phoned)


PRESSES: Mapping[str, Handler] = {"people": people, "people-phoned": phoned_lead}
