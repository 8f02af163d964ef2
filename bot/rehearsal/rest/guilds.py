"""Servers and their members."""

from bot.rehearsal.refused import no_permission, unknown
from bot.rehearsal.rest.routes import NOTHING, Call, Reply, routes
from bot.rehearsal.world import changes, permissions
from bot.rehearsal.world.guilds import Guild, Member


@routes.route("GET", "/guilds/{guild_id}")
def guild(call: Call) -> Reply:
    """Return a server."""
    one = call.guild()
    counts = {"approximate_member_count": len(one.members), "approximate_presence_count": 1}
    return Reply(one.wire() | (counts if call.query.get("with_counts") in ("1", "true") else {}))


@routes.route("GET", "/guilds/{guild_id}/members/{user_id}")
def member(call: Call) -> Reply:
    """Return one member."""
    return Reply(_member(call, call.guild()).wire())


@routes.route("GET", "/guilds/{guild_id}/members")
def members(call: Call) -> Reply:
    """List a server's members, by number."""
    after, limit = int(call.query.get("after", 0)), int(call.query.get("limit", 1))
    listed = sorted((one for one in call.guild().members.values() if one.id > after), key=lambda one: one.id)
    return Reply([one.wire() for one in listed[:limit]])


@routes.route("PATCH", "/guilds/{guild_id}/members/{user_id}")
def edit_member(call: Call) -> Reply:
    """Give a member another set of roles, or another nickname."""
    one = call.guild()
    changed = _member(call, one)
    if "roles" in call.body:
        wanted = {int(role) for role in call.body["roles"]}
        for role in wanted ^ changed.roles:
            _may_hand_out(call, one, role)
        changed.roles = wanted
    if "nick" in call.body:
        changed.nick = call.body["nick"] or None
    changes.tell_member(call.world, changed)
    return Reply(changed.wire())


@routes.route("PUT", "/guilds/{guild_id}/members/{user_id}/roles/{role_id}")
def add_role(call: Call) -> Reply:
    """Give a member a role."""
    return _set_role(call, given=True)


@routes.route("DELETE", "/guilds/{guild_id}/members/{user_id}/roles/{role_id}")
def remove_role(call: Call) -> Reply:
    """Take a role from a member."""
    return _set_role(call, given=False)


def _set_role(call: Call, *, given: bool) -> Reply:
    one = call.guild()
    changed = _member(call, one)
    role = call.id("role_id")
    _may_hand_out(call, one, role)
    if given != (role in changed.roles):
        changed.roles ^= {role}
        changes.tell_member(call.world, changed)
    return NOTHING


def _member(call: Call, one: Guild) -> Member:
    found = one.members.get(call.id("user_id"))
    if found is None:
        raise unknown("Member" if call.id("user_id") in call.world.accounts else "User")
    return found


def _may_hand_out(call: Call, one: Guild, role: int) -> None:
    permissions.require_in_guild(one, call.world.bot.id, permissions.MANAGE_ROLES)
    if role not in one.roles or role == one.id:
        raise unknown("Role")
    if one.roles[role].bot_id or not permissions.outranks(one, call.world.bot.id, one.roles[role].position):
        raise no_permission()
