"""Whether an advisory group sits in this server at this moment, from Discord's own word."""

from collections.abc import Sequence
from enum import Enum, auto

import discord

from bot.domain.people import PersonId
from bot.domain.refusals import NotReady
from bot.members import AT_ONCE
from bot.services import oversight
from cogs.kit.blocked_channels import lacking_permission
from cogs.kit.press import Press


class GroupPresence(Enum):
    """Whether those who wear the role and have joined can read what is put to them."""

    NONE = auto()  # nobody is in it
    SITS = auto()  # it can read what is put to it
    CUT_OFF = auto()  # it has members, and no channel that they and the bot can use
    UNKNOWN = auto()  # Discord did not say who is in it


async def group_of(press: Press) -> GroupPresence:
    """Look whether a group sits here: partners who wear its role, and can read its channel."""
    server, joined = await press.run(oversight.whom_to_look_up, press.actor.guild)
    guild = press.bot.get_guild(press.actor.guild)
    role = guild.get_role(server.advisory_role) if guild and server.advisory_role else None
    if guild is None or role is None:
        return GroupPresence.NONE
    members = await _wearers(press, role, joined)
    if members is None:
        return GroupPresence.UNKNOWN
    if not members:
        return GroupPresence.NONE
    room = guild.get_channel(server.advisory_channel) if server.advisory_channel else None
    if room is None or lacking_permission(room) is not None:
        return GroupPresence.CUT_OFF
    return (
        GroupPresence.SITS if any(room.permissions_for(one).view_channel for one in members) else GroupPresence.CUT_OFF
    )


async def group_sits(press: Press) -> bool:
    """Tell whether a group sits here; refuse where it does and cannot be reached, or where Discord does not say."""
    found = await group_of(press)
    if found is GroupPresence.CUT_OFF:
        raise NotReady(
            "The advisory group has no channel that its members and the bot can use. "
            "The server's owner can mend it with /setup."
        )
    if found is GroupPresence.UNKNOWN:
        raise NotReady("Discord did not say who is in the advisory group. Please press again.")
    return found is GroupPresence.SITS


async def group_is_there(press: Press) -> bool:
    """Tell whether a draft goes to an advisory group first, also to one that cannot be reached just now."""
    return await group_of(press) is not GroupPresence.NONE


async def _wearers(press: Press, role: discord.Role, joined: Sequence[PersonId]) -> Sequence[discord.Member] | None:
    for begin in range(0, len(joined), AT_ONCE):
        asked = joined[begin : begin + AT_ONCE]
        found = await press.bot.members.found(press.actor.guild, asked)
        if found is None:
            return None
        members = [one for one in found if one.id in asked and role in one.roles]
        if members:
            return members
    return ()
