"""What the buttons and menus of somebody who is worried lead to."""

from collections.abc import Mapping, Sequence
from functools import partial

import discord

from bot.domain.people import GuildId, PersonId
from bot.domain.safety import Situation
from bot.services import concerns
from cogs.kit.clean import one_line
from cogs.kit.gathered import FIRST, ToDoLine
from cogs.kit.letters import Rendering
from cogs.kit.press import Handler, Press, Reply, show
from cogs.kit.verbs import WORRIED, Verb
from cogs.safety import cards, situations, verbs


async def worried(press: Press) -> Reply:
    """Ask what fits; looking is noted nowhere."""
    server, standing = await press.run(concerns.worries_of, press.actor)
    return show(cards.worried, standing, is_lead=server.lead == press.actor.person)


async def about(press: Press) -> Reply:
    """Say whom to call in this situation."""
    server, _ = await press.run(concerns.worries_of, press.actor)
    return show(situations.card, server, press.one_of(Situation))


async def ask_first(press: Press) -> Reply:
    """Say exactly what the lead will see; or, if it was asked already, that it was."""
    server, standing = await press.run(concerns.worries_of, press.actor)
    if standing is not None or not server.is_safe_to_open:
        return await _asked(press, None)
    return show(cards.ask, server, own_name(press))


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
    return show(cards.queue, await press.run(concerns.queue_of, press.actor))


async def done(press: Press) -> Reply:
    """Close one: the lead was in touch, or is ready to be."""
    await press.run(concerns.answer_concern, press.actor, press.ref, now=press.now)
    press.bot.wake()
    return show(cards.closed)


async def phoned_lead(press: Press) -> Reply:
    """Note that a coordinator phoned the lead: whoever waits learns how to reach them."""
    await press.run(concerns.pass_on, press.actor, now=press.now)
    press.bot.wake()
    return show(cards.lead_phoned)


def lead_awaited(at: Rendering, guild: GuildId, _person: PersonId, /) -> Sequence[ToDoLine]:
    """Look whether somebody waits for the lead."""
    waits = concerns.waits_for_lead(at.tx, guild)
    if waits is None:
        return ()
    text, buttons = partial(cards.awaited, waits=waits, now=at.now), partial(cards.phone, waits=waits)
    return (ToDoLine(FIRST, text, buttons),)


async def _asked(press: Press, name: str | None) -> Reply:
    server, standing = await press.run(concerns.ask_lead, press.actor, name, now=press.now)
    press.bot.wake()
    return show(cards.asked, server, standing)


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
    verbs.PEOPLE_PHONED: phoned_lead,
}
