"""What coordinators learn of how what is sent fares."""

from collections.abc import Mapping
from typing import cast

import discord

from bot.services import sending
from cogs.kit.blocked_channels import obstacle_in
from cogs.kit.press import Handler, Press, Reply, show
from cogs.reminders import status_cards as cards


async def status(press: Press) -> Reply:
    """Show rough numbers, and the places that messages wait for."""
    seen = await press.run(sending.sending_of, press.actor, now=press.now)
    guild = cast("discord.Guild", press.interaction.guild)  # whoever coordinates is in the server
    return show(cards.status, seen, tuple(obstacle_in(guild, blocked) for blocked in seen.blocked_channels))


async def try_again(press: Press) -> Reply:
    """Have what waits tried again at once."""
    await press.run(sending.try_again, press.actor, now=press.now)
    press.bot.wake()
    return show(cards.trying)


PRESSES: Mapping[str, Handler] = {"sending": status, "sending-again": try_again}
