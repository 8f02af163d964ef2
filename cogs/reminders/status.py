"""What coordinators learn of how what is sent fares."""

from collections.abc import Mapping
from typing import cast

import discord

from bot.services import sending
from cogs.kit.ask import Ask, Handler, Reply, show
from cogs.kit.troubles import waiting_for
from cogs.reminders import status_cards as cards


async def status(ask: Ask) -> Reply:
    """Show rough numbers, and the places that messages wait for."""
    seen = await ask.run(sending.sending_of, ask.actor, now=ask.now)
    guild = cast("discord.Guild", ask.interaction.guild)  # whoever coordinates is in the server
    return show(cards.status, seen, tuple(waiting_for(guild, trouble) for trouble in seen.troubles))


async def try_again(ask: Ask) -> Reply:
    """Have what waits tried again at once."""
    await ask.run(sending.try_again, ask.actor, now=ask.now)
    ask.bot.wake()
    return show(cards.trying)


PRESSES: Mapping[str, Handler] = {"sending": status, "sending-again": try_again}
