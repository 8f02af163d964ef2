"""What the buttons and menus of somebody who is worried lead to."""

from collections.abc import Mapping

import discord

from bot.domain.safety import Situation
from bot.services import concerns
from cogs.kit.ask import Ask, Handler, Reply, show
from cogs.kit.clean import one_line
from cogs.safety import cards, situations


async def worried(ask: Ask) -> Reply:
    """Ask what fits; looking is noted nowhere."""
    server, standing = await ask.run(concerns.worries_of, ask.actor)
    return show(cards.worried, standing, is_lead=server.lead == ask.actor.person)


async def about(ask: Ask) -> Reply:
    """Say whom to call in this situation."""
    server, _ = await ask.run(concerns.worries_of, ask.actor)
    return show(situations.card, server, Situation(ask.values[0]))


async def ask_first(ask: Ask) -> Reply:
    """Say exactly what the lead will see; or, if it was asked already, that it was."""
    server, standing = await ask.run(concerns.worries_of, ask.actor)
    if standing is not None or not server.is_safe_to_open:
        return await _asked(ask, None)
    return show(cards.ask, server, own_name(ask))


async def ask_named(ask: Ask) -> Reply:
    """Ask the lead to be in touch, by name."""
    return await _asked(ask, own_name(ask))


async def ask_unnamed(ask: Ask) -> Reply:
    """Ask the lead to be ready, without a name."""
    return await _asked(ask, None)


async def take_back(ask: Ask) -> Reply:
    """Take back what was asked."""
    await ask.run(concerns.take_back_concern, ask.actor, now=ask.now)
    ask.bot.wake()
    return show(cards.taken_back)


async def queue(ask: Ask) -> Reply:
    """Show the lead who waits."""
    return show(cards.queue, await ask.run(concerns.queue_of, ask.actor))


async def done(ask: Ask) -> Reply:
    """Close one: the lead was in touch, or is ready to be."""
    await ask.run(concerns.answer_concern, ask.actor, ask.ref, now=ask.now)
    ask.bot.wake()
    return show(cards.closed)


async def _asked(ask: Ask, name: str | None) -> Reply:
    server, standing = await ask.run(concerns.ask_lead, ask.actor, name, now=ask.now)
    ask.bot.wake()
    return show(cards.asked, server, standing)


def own_name(ask: Ask) -> str:
    """Return the name by which Discord shows whoever asks here."""
    user: discord.User | discord.Member = ask.interaction.user
    return one_line(user.display_name) or user.name


PRESSES: Mapping[str, Handler] = {
    "worried": worried,
    "worried-about": about,
    "worried-ask": ask_first,
    "worried-named": ask_named,
    "worried-unnamed": ask_unnamed,
    "worried-back": take_back,
    "worried-queue": queue,
    "worried-done": done,
}
