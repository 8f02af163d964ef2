"""Whether an advisory group sits in this server at this moment, from Discord's own word."""

import asyncio
from collections.abc import Sequence
from enum import Enum, auto
from typing import Final

import discord

from bot.domain.people import PersonId
from bot.domain.refusals import NotReady
from bot.services import oversight
from cogs.kit.ask import Ask
from cogs.kit.places import lacking_permission

_AT_ONCE: Final = 100  # people whom Discord tells us of in one answer
_PATIENCE: Final = 5.0


class Group(Enum):
    """Whether those who wear the role and have joined can read what is put to them."""

    NONE = auto()
    SITS = auto()
    CUT_OFF = auto()  # it has members, and no channel that they and the bot can use
    UNKNOWN = auto()


async def group_of(ask: Ask) -> Group:
    """Look whether a group sits here: partners who wear its role, and can read its channel."""
    server, joined = await ask.run(oversight.whom_to_look_up, ask.actor.guild)
    guild = ask.bot.get_guild(ask.actor.guild)
    role = guild.get_role(server.advisory_role) if guild and server.advisory_role else None
    if guild is None or role is None:
        return Group.NONE
    try:
        async with asyncio.timeout(_PATIENCE):
            members = await _wearers(guild, role, joined)
    except TimeoutError:
        return Group.UNKNOWN
    if not members:
        return Group.NONE
    room = guild.get_channel(server.advisory_channel) if server.advisory_channel else None
    if room is None or lacking_permission(room) is not None:
        return Group.CUT_OFF
    return Group.SITS if any(room.permissions_for(one).view_channel for one in members) else Group.CUT_OFF


async def group_sits(ask: Ask) -> bool:
    """Tell whether a group sits here; refuse where it does and cannot be reached, or where Discord does not say."""
    found = await group_of(ask)
    if found is Group.CUT_OFF:
        raise NotReady(
            "The advisory group has no channel that its members and the bot can use. "
            "The server's owner can mend it with /setup."
        )
    if found is Group.UNKNOWN:
        raise NotReady("Discord did not say who is in the advisory group. Please press again.")
    return found is Group.SITS


async def _wearers(guild: discord.Guild, role: discord.Role, joined: Sequence[PersonId]) -> list[discord.Member]:
    for begin in range(0, len(joined), _AT_ONCE):
        asked: list[int] = list(joined[begin : begin + _AT_ONCE])
        found = await guild.query_members(user_ids=asked, limit=_AT_ONCE, cache=False)
        members = [one for one in found if role in one.roles]
        if members:
            return members
    return []
