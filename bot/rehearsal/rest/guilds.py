"""Servers and their members."""

from bot.rehearsal.limits.fields import Reader
from bot.rehearsal.refused import Mistakes, Refused, no_access, no_permission, unknown
from bot.rehearsal.rest.routes import NOTHING, RestCall, RestReply, routes, snowflake
from bot.rehearsal.world import changes, permissions
from bot.rehearsal.world.guilds import Guild, Member

_MEMBERS = 1 << 1


@routes.route("GET", "/guilds/{guild_id}")
def guild(call: RestCall) -> RestReply:
    """Return a server."""
    one = call.guild()
    counts = {"approximate_member_count": len(one.members), "approximate_presence_count": 1}
    return RestReply(one.wire() | (counts if call.asks_for("with_counts") else {}))


@routes.route("GET", "/guilds/{guild_id}/members/{user_id}")
def member(call: RestCall) -> RestReply:
    """Return one member."""
    return RestReply(_member(call, call.guild()).wire())


@routes.route("GET", "/guilds/{guild_id}/members")
def members(call: RestCall) -> RestReply:
    """List a server's members, by number."""
    if not call.world.allowed_intents & _MEMBERS:
        raise no_access()  # a list of everybody is for bots that may hear of members
    after, limit = call.number("after", 0, 1 << 63, 0), call.number("limit", 1, 1000, 1)
    listed = sorted((one for one in call.guild().members.values() if one.id > after), key=lambda one: one.id)
    return RestReply([one.wire() for one in listed[:limit]])


@routes.route("GET", "/guilds/{guild_id}/members/search")
def find_members(call: RestCall) -> RestReply:
    """Find members whose name begins with something."""
    begins, limit = call.query.get("query", "").lower(), call.number("limit", 1, 1000, 1)
    found = [one for one in call.guild().members.values() if one.shown_name.lower().startswith(begins)]
    return RestReply([one.wire() for one in found[:limit]])


@routes.route("PATCH", "/guilds/{guild_id}/members/@me")
def edit_me(call: RestCall) -> RestReply:
    """Give the bot another name in this server."""
    guild = call.guild()
    me = guild.members[call.world.bot.id]
    mistakes = Mistakes()
    nick = Reader(mistakes, call.body, ()).text("nick", 32)
    mistakes.refuse()
    if "nick" in call.body:
        permissions.require_in_guild(guild, me.id, permissions.CHANGE_NICKNAME)
        me.nick = nick or None
        changes.tell_member(call.world, me)
    return RestReply(me.wire())


@routes.route("DELETE", "/users/@me/guilds/{guild_id}")
def leave(call: RestCall) -> RestReply:
    """Leave a server."""
    call.world.leave(call.guild(), call.world.bot)
    return NOTHING


@routes.route("PATCH", "/guilds/{guild_id}/members/{user_id}")
def edit_member(call: RestCall) -> RestReply:
    """Give a member another set of roles, or another nickname."""
    one = call.guild()
    changed = _member(call, one)
    mistakes = Mistakes()
    reader = Reader(mistakes, call.body, ())
    nick, roles = reader.text("nick", 32), reader.items("roles", 250)
    mistakes.refuse()
    if "roles" in call.body:
        wanted = {snowflake(role, "roles", index) for index, role in enumerate(roles)}
        for role in wanted ^ changed.roles:
            _may_hand_out(call, one, role)
        changed.roles = wanted
    if "nick" in call.body:
        permissions.require_in_guild(one, call.world.bot.id, permissions.MANAGE_NICKNAMES)
        _outranks(call, one, changed)
        changed.nick = nick or None
    for other in ("mute", "deaf", "channel_id", "communication_disabled_until"):
        if other in call.body:
            raise Refused(501, 0, f"not imitated by this stage: {other!r} of a member")
    changes.tell_member(call.world, changed)
    return RestReply(changed.wire())


@routes.route("PUT", "/guilds/{guild_id}/members/{user_id}/roles/{role_id}")
def add_role(call: RestCall) -> RestReply:
    """Give a member a role."""
    return _set_role(call, given=True)


@routes.route("DELETE", "/guilds/{guild_id}/members/{user_id}/roles/{role_id}")
def remove_role(call: RestCall) -> RestReply:
    """Take a role from a member."""
    return _set_role(call, given=False)


def _set_role(call: RestCall, *, given: bool) -> RestReply:
    one = call.guild()
    changed = _member(call, one)
    role = call.id("role_id")
    _may_hand_out(call, one, role)
    if given != (role in changed.roles):
        changed.roles ^= {role}
        changes.tell_member(call.world, changed)
    return NOTHING


def _member(call: RestCall, one: Guild) -> Member:
    found = one.members.get(call.id("user_id"))
    if found is None:
        raise unknown("Member" if call.id("user_id") in call.world.accounts else "User")
    return found


def _outranks(call: RestCall, one: Guild, other: Member) -> None:
    highest = max((one.roles[role].position for role in other.roles), default=0)
    if other.id == one.owner_id or not permissions.outranks(one, call.world.bot.id, highest):
        raise no_permission()


def _may_hand_out(call: RestCall, one: Guild, role: int) -> None:
    permissions.require_in_guild(one, call.world.bot.id, permissions.MANAGE_ROLES)
    if role not in one.roles or role == one.id:
        raise unknown("Role")
    if one.roles[role].bot_id or not permissions.outranks(one, call.world.bot.id, one.roles[role].position):
        raise no_permission()
