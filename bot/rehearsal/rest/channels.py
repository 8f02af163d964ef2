"""Channels: listing, making, changing and removing them, and who may enter."""

from bot.rehearsal.limits.fields import Reader
from bot.rehearsal.refused import Mistakes, Refused, invalid, unknown
from bot.rehearsal.rest import threads
from bot.rehearsal.rest.routes import NOTHING, RestCall, RestReply, routes
from bot.rehearsal.world import changes, permissions, writing
from bot.rehearsal.world.channels import CATEGORY, TEXT, VOICE, Channel, Overwrite, thread_member

_KINDS = {"role": 0, "member": 1}
_MOST, _MOST_IN_CATEGORY = 500, 50


@routes.route("GET", "/guilds/{guild_id}/channels")
def channels(call: RestCall) -> RestReply:
    """List a server's channels."""
    return RestReply([one.wire() for one in call.world.places(call.guild()) if one.thread is None])


@routes.route("POST", "/guilds/{guild_id}/channels")
def make_channel(call: RestCall) -> RestReply:
    """Make a channel."""
    guild = call.guild()
    permissions.require_in_guild(guild, call.world.bot.id, permissions.MANAGE_CHANNELS)
    kind = call.body.get("type") or TEXT
    if kind not in (TEXT, VOICE, CATEGORY):
        raise Refused(501, 0, f"not imitated by this stage: a channel of type {kind!r}")
    if sum(1 for one in call.world.places(guild) if one.thread is None) >= _MOST:
        raise Refused(400, 30013, f"Maximum number of guild channels reached ({_MOST})")
    channel = Channel(call.world.ids.new(), kind, guild)
    channel.position = sum(1 for one in call.world.places(guild) if one.thread is None)
    _apply(call, channel, new=True)
    call.world.keep_channel(channel)
    changes.tell_channel(call.world, channel, "CHANNEL_CREATE")
    return RestReply(channel.wire(), 201)


@routes.route("GET", "/channels/{channel_id}")
def channel(call: RestCall) -> RestReply:
    """Return a place the bot can see."""
    one = call.channel()
    me = call.world.bot.id
    permissions.require(one, me)
    mine = {"member": thread_member(one, me)} if one.thread and me in one.thread.members else {}
    return RestReply({**one.wire(), **mine})


@routes.route("PATCH", "/channels/{channel_id}")
def edit_channel(call: RestCall) -> RestReply:
    """Change a channel or a thread."""
    one = call.channel()
    if one.thread is not None:
        return threads.edit(call, one, one.thread)
    permissions.require(one, call.world.bot.id, permissions.MANAGE_CHANNELS)
    _apply(call, one, new=False)
    changes.tell_channel(call.world, one, "CHANNEL_UPDATE")
    return RestReply(one.wire())


@routes.route("DELETE", "/channels/{channel_id}")
def remove_channel(call: RestCall) -> RestReply:
    """Remove a channel or a thread."""
    one = call.channel()
    needed = permissions.MANAGE_THREADS if one.thread else permissions.MANAGE_CHANNELS
    permissions.require(one, call.world.bot.id, needed)
    gone = one.wire()
    if one.guild:
        changes.drop_channel(call.world, one)
    return RestReply(gone)


@routes.route("PUT", "/channels/{channel_id}/permissions/{overwrite_id}")
def set_overwrite(call: RestCall) -> RestReply:
    """Allow or deny things to one role or member in a channel."""
    one = call.channel()
    permissions.require(one, call.world.bot.id, permissions.MANAGE_ROLES)
    target, overwrite = _overwrite(call, one, Reader(Mistakes(), call.body, ()), target=call.id("overwrite_id"))
    one.overwrites[target] = overwrite
    changes.tell_channel(call.world, one, "CHANNEL_UPDATE")
    return NOTHING


@routes.route("DELETE", "/channels/{channel_id}/permissions/{overwrite_id}")
def drop_overwrite(call: RestCall) -> RestReply:
    """Take back what was allowed or denied to one role or member."""
    one = call.channel()
    permissions.require(one, call.world.bot.id, permissions.MANAGE_ROLES)
    if one.overwrites.pop(call.id("overwrite_id"), None) is None:
        raise unknown("Permission Overwrite")
    changes.tell_channel(call.world, one, "CHANNEL_UPDATE")
    return NOTHING


@routes.route("POST", "/channels/{channel_id}/typing")
def typing(call: RestCall) -> RestReply:
    """Show that the bot is writing."""
    one = call.channel()
    permissions.require(one, call.world.bot.id, permissions.SEND)
    writing.start_typing(call.world, one, call.world.bot)
    return NOTHING


def _apply(call: RestCall, one: Channel, *, new: bool) -> None:
    body, mistakes = call.body, Mistakes()
    reader = Reader(mistakes, body, ())
    name = reader.text("name", 100, low=1, required=new)
    topic = reader.text("topic", 1024)
    one.slowmode = reader.number("rate_limit_per_user", 0, 21600, one.slowmode)
    position, nsfw = reader.number("position", 0, 10_000, one.position), reader.flag("nsfw", default=one.nsfw)
    parent, given = reader.snowflake("parent_id"), reader.each("permission_overwrites", 100)
    minutes = reader.number("default_auto_archive_duration", 60, 10_080, one.archive_minutes)
    mistakes.refuse()
    one.name = one.name if name is None else name.lower().replace(" ", "-") if one.type == TEXT else name
    one.topic = topic if "topic" in body else one.topic
    one.position, one.nsfw, one.archive_minutes = position, nsfw, minutes
    if "parent_id" in body:
        one.parent = _category(call, one, parent)
    if body.get("permission_overwrites") is not None:
        one.overwrites = dict(_overwrite(call, one, reader) for reader in given)


def _category(call: RestCall, one: Channel, number: int | None) -> Channel | None:
    found = call.world.channels.get(number or 0)
    if number is not None and (found is None or found.guild is not one.guild or found.type != CATEGORY):
        raise invalid(("parent_id",), "CHANNEL_PARENT_INVALID", "Category does not exist")
    if found is not None and found is not one.parent:
        inside = sum(1 for other in call.world.channels.values() if other.parent is found)
        if inside >= _MOST_IN_CATEGORY:
            raise invalid(("parent_id",), "CHANNEL_PARENT_MAX_CHANNELS", "Maximum number of channels in category (50)")
    return found


def _overwrite(
    call: RestCall, one: Channel, reader: Reader, *, target: int | None = None, kind: int | None = None
) -> tuple[int, Overwrite]:
    guild = one.guild
    if guild is None:
        raise unknown("Channel")
    number = reader.snowflake("id") if target is None else target
    if kind is None:
        given = reader.source.get("type")
        kind = _KINDS.get(given, 0) if isinstance(given, str) else reader.number("type", 0, 1, 0)
    allow, deny = reader.bits("allow") or 0, reader.bits("deny") or 0
    reader.mistakes.refuse()
    if number not in (guild.roles if kind == 0 else guild.members) or number is None:
        raise unknown("Role" if kind == 0 else "Member")
    permissions.require_in_guild(guild, call.world.bot.id, allow | deny)
    return number, Overwrite(kind, allow, deny)
