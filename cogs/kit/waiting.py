"""What somebody is told beside their answer: that something waits for them, or that they are welcome back."""

import logging
from functools import partial
from typing import Final

import discord

from bot.delivery import OutgoingMessage
from bot.domain.letters import Letter
from bot.domain.people import Membership
from bot.services import partners, waiting
from bot.services.waiting import News
from bot.text import Words
from bot.wire import WIRE_FAULTS
from cogs.kit import drawing
from cogs.kit.cards import Button, Card, Tone
from cogs.kit.drawing import Drawn
from cogs.kit.letters import written
from cogs.kit.limits import ROWS
from cogs.kit.press import Press, Reply, show
from cogs.kit.roles import mirror
from cogs.kit.verbs import MY_DATA, MY_SETTINGS, WHAT_IS_OPEN, Verb

log = logging.getLogger("kitchen_table.waiting")

OPEN: Final = Verb("waiting")
_ASKED_FOR: Final = (MY_SETTINGS, OPEN)  # who looks there is told each time, not once a day


async def tell_beside(press: Press) -> None:
    """Tell the one who has just had their answer what else there is for them, to them alone."""
    news = await _news(press)
    if news is News.NOTHING:
        return
    card = welcome_back if news is News.WELCOME_BACK else something_waits
    drawn = drawing.drawn(card, await press.words(), press.custom_id.guild)
    view = drawn.as_view() or discord.utils.MISSING
    try:
        await press.interaction.followup.send(embed=drawn.as_embed(), view=view, ephemeral=True)
    except (discord.HTTPException, *WIRE_FAULTS):
        log.info("what waits for somebody could not be offered; it is offered again another day")
    if news is News.WELCOME_BACK:
        partner = await press.run(partners.partner_of, press.actor)
        await mirror(press, partner.role_group if partner else None)


async def _news(press: Press) -> News:
    if press.actor.membership is not Membership.HERE:
        return News.NOTHING
    if press.unnoticed:  # whoever asks what is open hears of it each time, and nothing is noted of that
        if press.verb != WHAT_IS_OPEN:
            return News.NOTHING
        waits = await press.run(waiting.waiting_for, press.actor, now=press.now)
        return News.SOMETHING_WAITS if waits else News.NOTHING
    if not press.has_news or press.verb == OPEN:
        return News.NOTHING
    return await press.run(waiting.news_for, press.actor, insist=_asked_for(press), now=press.now)


async def open_next(press: Press) -> Reply:
    """Show what waits, what ends soonest first, one at a time."""
    waits = await press.run(waiting.waiting_for, press.actor, now=press.now)
    for number, letter in enumerate(waits):
        message = await written(press.bot, letter, now=press.now)
        if message is None:
            await press.run(waiting.mark_seen, press.actor, letter, now=press.now)
            continue
        following = _next if number + 1 < len(waits) else _no_more
        below = drawing.drawn(following, await press.words(), press.custom_id.guild)
        return Reply(card=_as_it_reads(message, below), then=partial(_note_seen, press, letter))
    return show(nothing_waits)


async def _note_seen(press: Press, letter: Letter) -> None:
    await press.run(waiting.mark_seen, press.actor, letter, now=press.now)


def _as_it_reads(message: OutgoingMessage, below: Drawn) -> Drawn:
    """Show a letter as it would have come in private, with something below."""
    rows = [] if message.view is None else message.view.to_components()
    return Drawn(message.embed.to_dict(), [*rows, *below.rows][:ROWS])  # type: ignore[arg-type]


def _no_more(_: Words) -> Card:
    return Card(title="")


def _next(_: Words) -> Card:
    return Card(title="", rows=((Button(OPEN, _.label("Next one")),),))


def something_waits(_: Words) -> Card:
    """Say that something waits, and nothing about what it is."""
    return Card(
        title=_("Something is waiting for you"),
        body=_("Read it when it suits you. Only you can see it."),
        rows=((Button(OPEN, _.label("Open"), tone=Tone.MAIN),),),
    )


def nothing_waits(_: Words) -> Card:
    """Say that nothing waits any more."""
    return Card(title=_("Nothing is waiting for you"), body=_("You have seen it all."))


def welcome_back(_: Words) -> Card:
    """Welcome somebody who was out of the server, and say what became of what they had chosen."""
    return Card(
        title=_("Welcome back"),
        body=_("Everything you chose is as it was. You can change it, see it, or have it deleted."),
        rows=((Button(MY_SETTINGS, _.label("My settings")), Button(MY_DATA, _.label("My data"))),),
    )


def _asked_for(press: Press) -> bool:
    command = press.interaction.command
    return press.verb in _ASKED_FOR or (command is not None and command.name in _ASKED_FOR)
