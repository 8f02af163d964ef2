"""Channels: listing, making, changing and removing them, and who may enter."""

from bot.rehearsal.limits.fields import Reader
from bot.rehearsal.refused import Mistakes, no_permission, unknown
from bot.rehearsal.rest.routes import NOTHING, Call, Reply, routes
from bot.rehearsal.world import changes, permissions, threads
from bot.rehearsal.world.channels import TEXT, Channel, Overwrite
from bot.rehearsal.world.guilds import Guild


@routes.route("GET", "/guilds/{guild_id}/channels")
def channels(call: Call) -> Reply:
    """List a server's channels."""
    return Reply([one.wire() for one in call.world.places(call.guild()) if one.thread is None])


@routes.route("POST", "/guilds/{guild_id}/channels")
def make_channel(call: Call) -> Reply:
    """Make a channel."""
    guild = call.guild()
    permissions.require_in_guild(guild, call.world.bot.id, permissions.MANAGE_CHANNELS)
    channel = Channel(call.world.ids.new(), call.body.get("type") or TEXT, guild)
    channel.position = sum(1 for one in call.world.places(guild) if one.thread is None)
    _apply(call, channel, new=True)
    call.world.keep_channel(channel)
    changes.tell_channel(call.world, channel, "CHANNEL_CREATE")
    return Reply(channel.wire(), 201)


@routes.route("GET", "/channels/{channel_id}")
def channel(call: Call) -> Reply:
    """Return a place the bot can see."""
    one = call.channel()
    permissions.require(one, call.world.bot.id)
    return Reply(one.wire())


@routes.route("PATCH", "/channels/{channel_id}")
def edit_channel(call: Call) -> Reply:
    """Change a channel or a thread."""
    one = call.channel()
    if one.thread is not None:
        return _edit_thread(call, one)
    permissions.require(one, call.world.bot.id, permissions.MANAGE_CHANNELS)
    _apply(call, one, new=False)
    changes.tell_channel(call.world, one, "CHANNEL_UPDATE")
    return Reply(one.wire())


@routes.route("DELETE", "/channels/{channel_id}")
def remove_channel(call: Call) -> Reply:
    """Remove a channel or a thread."""
    one = call.channel()
    needed = permissions.MANAGE_THREADS if one.thread else permissions.MANAGE_CHANNELS
    permissions.require(one, call.world.bot.id, needed)
    gone = one.wire()
    if one.guild:
        changes.drop_channel(call.world, one)
    return Reply(gone)


@routes.route("PUT", "/channels/{channel_id}/permissions/{overwrite_id}")
def set_overwrite(call: Call) -> Reply:
    """Allow or deny things to one role or member in a channel."""
    one = call.channel()
    permissions.require(one, call.world.bot.id, permissions.MANAGE_ROLES)
    body = call.body
    _keep_overwrite(call, one, {**body, "id": call.id("overwrite_id")})
    changes.tell_channel(call.world, one, "CHANNEL_UPDATE")
    return NOTHING


@routes.route("DELETE", "/channels/{channel_id}/permissions/{overwrite_id}")
def drop_overwrite(call: Call) -> Reply:
    """Take back what was allowed or denied to one role or member."""
    one = call.channel()
    permissions.require(one, call.world.bot.id, permissions.MANAGE_ROLES)
    if one.overwrites.pop(call.id("overwrite_id"), None) is None:
        raise unknown("Permission Overwrite")
    changes.tell_channel(call.world, one, "CHANNEL_UPDATE")
    return NOTHING


@routes.route("POST", "/channels/{channel_id}/typing")
def typing(call: Call) -> Reply:
    """Show that the bot is writing."""
    permissions.require(call.channel(), call.world.bot.id, permissions.SEND)
    return NOTHING


def _apply(call: Call, one: Channel, *, new: bool) -> None:
    body, mistakes = call.body, Mistakes()
    reader = Reader(mistakes, body, ())
    name = reader.text("name", 100, low=1, required=new)
    topic = reader.text("topic", 1024)
    one.slowmode = reader.number("rate_limit_per_user", 0, 21600, one.slowmode)
    mistakes.refuse()
    one.name = one.name if name is None else name.lower().replace(" ", "-") if one.type == TEXT else name
    one.topic = topic if "topic" in body else one.topic
    one.position = one.position if body.get("position") is None else body["position"]
    one.nsfw = bool(body.get("nsfw", one.nsfw))
    if "parent_id" in body:
        one.parent = call.world.channels.get(int(body["parent_id"])) if body["parent_id"] else None
    if body.get("permission_overwrites") is not None:
        one.overwrites = {}
        for given in body["permission_overwrites"]:
            _keep_overwrite(call, one, given)


def _keep_overwrite(call: Call, one: Channel, given: dict[str, object]) -> None:
    guild = one.guild
    if not isinstance(guild, Guild):
        raise unknown("Channel")
    target, kind = int(str(given["id"])), int(str(given.get("type") or 0))
    if target not in (guild.roles if kind == 0 else guild.members):
        raise unknown("Role" if kind == 0 else "Member")
    allow, deny = int(str(given.get("allow") or 0)), int(str(given.get("deny") or 0))
    if (allow | deny) & ~permissions.in_guild(guild, guild.members[call.world.bot.id]):
        raise no_permission()
    one.overwrites[target] = Overwrite(kind, allow, deny)


def _edit_thread(call: Call, one: Channel) -> Reply:
    thread, body = one.thread, call.body
    if thread is None:
        raise unknown("Channel")
    permissions.require(one, call.world.bot.id)
    if thread.archived and body.get("archived") is not False:
        threads.must_be_open(one)
    if thread.owner_id != call.world.bot.id or "locked" in body:
        permissions.require(one, call.world.bot.id, permissions.MANAGE_THREADS)
    if "archived" in body and body["archived"] != thread.archived:
        thread.archived, thread.archived_at = bool(body["archived"]), call.world.now()
    one.name = body.get("name") or one.name
    thread.locked = bool(body.get("locked", thread.locked))
    thread.invitable = bool(body.get("invitable", thread.invitable))
    if body.get("auto_archive_duration"):
        thread.archive_after = threads.minutes(body["auto_archive_duration"])
    threads.tell(call.world, one, "THREAD_UPDATE", one.wire())
    return Reply(one.wire())
