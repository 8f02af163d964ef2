"""Discord's roles as a mirror of the role groups in our store, never the other way round."""

from typing import Final

import discord

from bot.domain.people import RoleGroup, Server
from bot.services import servers
from bot.wire import WIRE_FAULTS
from cogs.kit.press import Press

REASON: Final = "Kitchen Table: /setup"


async def mirror(press: Press, group: RoleGroup | None) -> None:
    """Let the Discord roles of the one who asks say which role group they are in, where Discord permits it."""
    server = await press.run(servers.server_of, press.actor.guild)
    try:
        member = await _member(press)
        if member is not None:
            await wear(member, server, group)
    except (discord.HTTPException, *WIRE_FAULTS):
        return  # the store knows, and /setup tells the owner what is in the way


async def _member(press: Press) -> discord.Member | None:
    """Find the one who asks in the server; in a private message Discord has to be asked."""
    if isinstance(press.interaction.user, discord.Member):
        return press.interaction.user
    guild = press.bot.get_guild(press.actor.guild)
    return None if guild is None else await guild.fetch_member(press.actor.person)


async def wear(member: discord.Member, server: Server, group: RoleGroup | None) -> None:
    """Let a partner's Discord roles say which role group they are in; None takes them all off."""
    ours = server.group_roles or {}
    wanted = ours.get(group) if group else None
    role = member.guild.get_role(wanted) if wanted else None
    if role is not None and has_power(role):
        wanted = None  # since it was set up somebody has given this role more than a name
    worn = {role.id for role in member.roles}
    off = [discord.Object(role) for role in ours.values() if role in worn and role != wanted]
    if off:
        await member.remove_roles(*off, reason=REASON)
    if wanted and wanted not in worn:
        await member.add_roles(discord.Object(wanted), reason=REASON)


def has_power(role: discord.Role) -> bool:
    """Tell whether a role lets people do more than everybody may: whoever joins says what they are, and gets it."""
    in_a_room = any(room.overwrites_for(role).pair()[0].value for room in role.guild.channels)
    return in_a_room or not role.permissions <= role.guild.default_role.permissions
