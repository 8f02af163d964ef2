"""What the buttons and menus of somebody who is worried lead to."""

from collections.abc import Mapping

import discord

from bot.domain.people import Server
from bot.domain.safety import Concern, Situation
from bot.services import concerns
from cogs.kit.clean import one_line
from cogs.kit.membership import look_for
from cogs.kit.press import Handler, Press, Reply, show
from cogs.kit.verbs import WORRIED, Verb
from cogs.safety import cards, queue_cards, situations, verbs


async def worried(press: Press) -> Reply:
    """Ask what fits; looking is noted nowhere."""
    return show(cards.worried, *await press.run(concerns.worries_of, press.actor), press.actor.person)


async def about(press: Press) -> Reply:
    """Say whom to call in this situation."""
    server, _ = await press.run(concerns.worries_of, press.actor)
    return show(situations.card, server, press.one_of(Situation))


async def ask_first(press: Press) -> Reply:
    """Say who the lead is and what they will see; or, if it was asked already, that it was, with a name or without."""
    server, standing = await press.run(concerns.worries_of, press.actor)
    account = await press.run(concerns.lead_to_ask, press.actor)
    if account is None:
        return _standing(server, standing)
    is_named = standing is not None and standing.shown_name is not None
    return _standing(server, standing) if is_named else show(cards.ask, account, own_name(press))


async def ask_named(press: Press) -> Reply:
    """Ask the lead to be in touch, by name."""
    return await _asked(press, own_name(press))


async def ask_unnamed(press: Press) -> Reply:
    """Ask the lead to be ready, without a name."""
    return await _asked(press, None)


async def take_back(press: Press) -> Reply:
    """Take back what was asked."""
    await press.run(concerns.take_back_concern, press.actor, now=press.now)
    press.bot.wake()
    return show(cards.taken_back)


async def queue(press: Press) -> Reply:
    """Show the lead who waits."""
    return show(queue_cards.queue, await press.run(concerns.queue_of, press.actor))


async def done(press: Press) -> Reply:
    """Close one: the lead was in touch, or is ready to be."""
    await press.run(concerns.answer_concern, press.actor, press.ref, now=press.now)
    press.bot.wake()
    return show(queue_cards.closed)


async def _asked(press: Press, name: str | None) -> Reply:
    lead = await press.run(concerns.lead_to_ask, press.actor)
    if lead is not None:  # they may have been removed since it was last looked: then nobody's name goes to them
        await look_for(press, lead.person)
    server, standing = await press.run(concerns.ask_lead, press.actor, name, now=press.now)
    press.bot.wake()
    return _standing(server, standing)


def _standing(server: Server, standing: Concern | None) -> Reply:
    return show(cards.call_instead, server) if standing is None else show(cards.asked, server, standing)


def own_name(press: Press) -> str:
    """Return the name by which Discord shows whoever asks here."""
    user: discord.User | discord.Member = press.interaction.user
    return one_line(user.display_name) or user.name


PRESSES: Mapping[Verb, Handler] = {
    WORRIED: worried,
    verbs.WORRIED_ABOUT: about,
    verbs.WORRIED_ASK: ask_first,
    verbs.WORRIED_NAMED: ask_named,
    verbs.WORRIED_UNNAMED: ask_unnamed,
    verbs.WORRIED_BACK: take_back,
    verbs.WORRIED_QUEUE: queue,
    verbs.WORRIED_DONE: done,
}
