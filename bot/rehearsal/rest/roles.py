"""Roles: listing, making, changing and removing them."""

from dataclasses import replace

from bot.rehearsal.limits.fields import Reader
from bot.rehearsal.refused import Mistakes, Refused, no_permission, unknown
from bot.rehearsal.rest.routes import NOTHING, RestCall, RestReply, routes
from bot.rehearsal.world import changes, permissions
from bot.rehearsal.world.guilds import Guild
from bot.rehearsal.world.roles import Role

_MOST = 250


@routes.route("GET", "/guilds/{guild_id}/roles")
def roles(call: RestCall) -> RestReply:
    """List a server's roles."""
    return RestReply([role.wire() for role in call.guild().roles.values()])


@routes.route("GET", "/guilds/{guild_id}/roles/{role_id}")
def role(call: RestCall) -> RestReply:
    """Return one role."""
    found = call.guild().roles.get(call.id("role_id"))
    if found is None:
        raise unknown("Role")
    return RestReply(found.wire())


@routes.route("POST", "/guilds/{guild_id}/roles")
def make_role(call: RestCall) -> RestReply:
    """Make a role, at the bottom."""
    guild = call.guild()
    bot = permissions.require_in_guild(guild, call.world.bot.id, permissions.MANAGE_ROLES)
    if len(guild.roles) >= _MOST:
        raise Refused(400, 30005, f"Maximum number of guild roles reached ({_MOST})")
    made = Role(call.world.ids.new(), "new role", guild.roles[guild.id].permissions)
    _apply(call, made)
    permissions.require_in_guild(guild, bot.id, made.permissions)
    changes.keep_role(call.world, guild, made)
    return RestReply(made.wire())


@routes.route("PATCH", "/guilds/{guild_id}/roles/{role_id}")
def edit_role(call: RestCall) -> RestReply:
    """Change a role."""
    guild = call.guild()
    role = _within_reach(call, guild)
    before = replace(role)
    _apply(call, role)
    if (role.permissions & ~before.permissions) & ~permissions.in_guild(guild, guild.members[call.world.bot.id]):
        role.permissions = before.permissions
        raise no_permission()
    changes.tell_role(call.world, guild, role, "GUILD_ROLE_UPDATE")
    return RestReply(role.wire())


@routes.route("DELETE", "/guilds/{guild_id}/roles/{role_id}")
def remove_role(call: RestCall) -> RestReply:
    """Remove a role, and take it from everybody."""
    guild = call.guild()
    role = _within_reach(call, guild)
    if role.id == guild.id or role.bot_id:
        raise Refused(400, 50028, "Invalid Role")
    changes.drop_role(call.world, guild, role)
    return NOTHING


@routes.route("PATCH", "/guilds/{guild_id}/roles", many=True)
def move_roles(call: RestCall) -> RestReply:
    """Put roles in another order."""
    guild = call.guild()
    permissions.require_in_guild(guild, call.world.bot.id, permissions.MANAGE_ROLES)
    mistakes = Mistakes()
    readers = [Reader(mistakes, one, (index,)) for index, one in enumerate(call.body)]
    wanted = [(one.snowflake("id"), one.number("position", 0, 250, 0)) for one in readers]
    mistakes.refuse()
    for number, above in wanted:
        role = guild.roles.get(number or 0)
        if role is None:
            raise unknown("Role")
        position = above or role.position
        if not permissions.outranks(guild, call.world.bot.id, max(position, role.position)):
            raise no_permission()
        role.position = position
        changes.tell_role(call.world, guild, role, "GUILD_ROLE_UPDATE")
    return RestReply([role.wire() for role in guild.roles.values()])


def _within_reach(call: RestCall, guild: Guild) -> Role:
    permissions.require_in_guild(guild, call.world.bot.id, permissions.MANAGE_ROLES)
    role = guild.roles.get(call.id("role_id"))
    if role is None:
        raise unknown("Role")
    if not permissions.outranks(guild, call.world.bot.id, role.position):
        raise no_permission()
    return role


def _apply(call: RestCall, role: Role) -> None:
    mistakes = Mistakes()
    reader = Reader(mistakes, call.body, ())
    name, bits = reader.text("name", 100), reader.bits("permissions")
    colour = reader.within("colors").number("primary_color", 0, 0xFFFFFF, role.color)
    colour = reader.number("color", 0, 0xFFFFFF, 0) or colour
    hoist, mentionable = reader.flag("hoist", default=role.hoist), reader.flag("mentionable", default=role.mentionable)
    for key in ("icon", "unicode_emoji"):
        if call.body.get(key):
            raise Refused(400, 50101, "This server needs more boosts to perform this action")
    mistakes.refuse()
    role.name = name or role.name
    role.permissions = role.permissions if bits is None else bits
    role.color, role.hoist, role.mentionable = colour, hoist, mentionable
