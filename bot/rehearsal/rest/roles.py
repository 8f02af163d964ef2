"""Roles: listing, making, changing and removing them."""

from bot.rehearsal.limits.fields import Reader
from bot.rehearsal.refused import Mistakes, no_permission, unknown
from bot.rehearsal.rest.routes import NOTHING, Call, Reply, routes
from bot.rehearsal.world import changes, permissions
from bot.rehearsal.world.guilds import Guild
from bot.rehearsal.world.roles import Role


@routes.route("GET", "/guilds/{guild_id}/roles")
def roles(call: Call) -> Reply:
    """List a server's roles."""
    return Reply([role.wire() for role in call.guild().roles.values()])


@routes.route("GET", "/guilds/{guild_id}/roles/{role_id}")
def role(call: Call) -> Reply:
    """Return one role."""
    found = call.guild().roles.get(call.id("role_id"))
    if found is None:
        raise unknown("Role")
    return Reply(found.wire())


@routes.route("POST", "/guilds/{guild_id}/roles")
def make_role(call: Call) -> Reply:
    """Make a role, at the bottom."""
    guild = call.guild()
    bot = permissions.require_in_guild(guild, call.world.bot.id, permissions.MANAGE_ROLES)
    made = Role(call.world.ids.new(), "new role", guild.roles[guild.id].permissions)
    _apply(call, made)
    if made.permissions & ~permissions.in_guild(guild, bot):
        raise no_permission()
    changes.keep_role(call.world, guild, made)
    return Reply(made.wire())


@routes.route("PATCH", "/guilds/{guild_id}/roles/{role_id}")
def edit_role(call: Call) -> Reply:
    """Change a role."""
    guild = call.guild()
    role = _within_reach(call, guild)
    _apply(call, role)
    changes.tell_role(call.world, guild, role, "GUILD_ROLE_UPDATE")
    return Reply(role.wire())


@routes.route("DELETE", "/guilds/{guild_id}/roles/{role_id}")
def remove_role(call: Call) -> Reply:
    """Remove a role, and take it from everybody."""
    guild = call.guild()
    changes.drop_role(call.world, guild, _within_reach(call, guild))
    return NOTHING


@routes.route("PATCH", "/guilds/{guild_id}/roles", many=True)
def move_roles(call: Call) -> Reply:
    """Put roles in another order."""
    guild = call.guild()
    permissions.require_in_guild(guild, call.world.bot.id, permissions.MANAGE_ROLES)
    for one in call.body:
        role = guild.roles.get(int(one["id"]))
        if role is None:
            raise unknown("Role")
        position = one.get("position") or role.position
        if not permissions.outranks(guild, call.world.bot.id, max(position, role.position)):
            raise no_permission()
        role.position = position
        changes.tell_role(call.world, guild, role, "GUILD_ROLE_UPDATE")
    return Reply([role.wire() for role in guild.roles.values()])


def _within_reach(call: Call, guild: Guild) -> Role:
    permissions.require_in_guild(guild, call.world.bot.id, permissions.MANAGE_ROLES)
    role = guild.roles.get(call.id("role_id"))
    if role is None:
        raise unknown("Role")
    if not permissions.outranks(guild, call.world.bot.id, role.position):
        raise no_permission()
    return role


def _apply(call: Call, role: Role) -> None:
    mistakes = Mistakes()
    name = Reader(mistakes, call.body, ()).text("name", 100)
    mistakes.refuse()
    role.name = name or role.name
    role.permissions = int(call.body.get("permissions") or role.permissions)
    role.color = call.body.get("color") or (call.body.get("colors") or {}).get("primary_color") or role.color
    role.hoist = bool(call.body.get("hoist", role.hoist))
    role.mentionable = bool(call.body.get("mentionable", role.mentionable))
