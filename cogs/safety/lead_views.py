"""What the account that was chosen as the lead's is asked and answers, and what coordinators do for a lead."""

from collections.abc import Mapping, Sequence
from functools import partial

from bot.domain.people import GuildId, PersonId
from bot.services import concerns, leads
from cogs.kit.gathered import FIRST, LATER, ToDoLine
from cogs.kit.letters import Rendering
from cogs.kit.people import account_called
from cogs.kit.press import Handler, Press, Reply, show
from cogs.kit.verbs import Verb
from cogs.safety import lead_cards, verbs


async def look(press: Press) -> Reply:
    """Show the chosen account what it is asked; or, if it said yes, that it did."""
    account = await press.run(leads.asked_of, press.actor)
    if account.server.reachable_lead == press.actor.person:
        return show(lead_cards.accepted, account)
    return show(lead_cards.are_you, account.server)


async def accept(press: Press) -> Reply:
    """Be the lead from now on."""
    user = press.interaction.user
    called = account_called(user.display_name, user.name)
    await press.run(leads.accept, press.actor, called, in_private=press.in_private, now=press.now)
    press.bot.wake()
    return show(lead_cards.accepted, await press.run(leads.asked_of, press.actor))


async def decline(press: Press) -> Reply:
    """Be the lead not, or no longer."""
    await press.run(leads.decline, press.actor, now=press.now)
    press.bot.wake()
    return show(lead_cards.declined)


async def phoned(press: Press) -> Reply:
    """Note that a coordinator phoned the lead: whoever waits learns how to reach them."""
    await press.run(concerns.pass_on, press.actor, now=press.now)
    press.bot.wake()
    return show(lead_cards.phoned)


def lead_awaited(at: Rendering, guild: GuildId, _person: PersonId, /) -> Sequence[ToDoLine]:
    """Look whether the lead can be asked, and whether somebody waits for them."""
    found = concerns.news_of_lead(at.tx, guild)
    if not found.is_to_do(at.now):
        return ()
    text, buttons = partial(lead_cards.to_do, found=found), partial(lead_cards.phone, found=found)
    return (ToDoLine(LATER if found.since is None else FIRST, text, buttons),)


PRESSES: Mapping[Verb, Handler] = {
    verbs.LEAD: look,
    verbs.LEAD_YES: accept,
    verbs.LEAD_NO: decline,
    verbs.PEOPLE_PHONED: phoned,
}
