"""Messages in channels, threads and direct messages."""

from datetime import timedelta

from bot.rehearsal.limits.drafts import read_draft
from bot.rehearsal.limits.fields import Reader
from bot.rehearsal.refused import Mistakes, Refused, invalid
from bot.rehearsal.rest.routes import NOTHING, RestCall, RestReply, routes, snowflake
from bot.rehearsal.rest.uploads import attached
from bot.rehearsal.wire import Json
from bot.rehearsal.world import permissions, threads, writing
from bot.rehearsal.world.channels import Channel
from bot.rehearsal.world.ids import made_at
from bot.rehearsal.world.messages import EPHEMERAL, Message, without_content

_BOUNDS = (("before", 1 << 63), ("after", 0))
_CONTENT = 1 << 15
_OLDEST = timedelta(days=14)


@routes.route("POST", "/channels/{channel_id}/messages")
def send(call: RestCall) -> RestReply:
    """Write a message."""
    channel = call.channel()
    permissions.require(channel, call.world.bot.id)
    draft = read_draft(call.body, attached(call, channel.id))
    if draft.flags & EPHEMERAL:
        raise invalid(("flags",), "BITFIELD_NOT_ALLOWED", "EPHEMERAL is only for answers to interactions")
    if draft.reply_to is not None and draft.reply_to not in channel.messages:
        raise invalid(("message_reference",), "REPLIES_UNKNOWN_MESSAGE", "Unknown message")
    return RestReply(writing.send(call.world, channel, call.world.bot, draft).wire())


@routes.route("GET", "/channels/{channel_id}/messages")
def history(call: RestCall) -> RestReply:
    """List messages, newest first."""
    channel = call.channel()
    permissions.require(channel, call.world.bot.id)
    limit = call.number("limit", 1, 100, 50)
    if not permissions.may(channel, call.world.bot.id, permissions.HISTORY):
        return RestReply([])
    listed = _window(call, list(channel.messages.values()), limit)
    return RestReply([_shown(call, channel, message) for message in reversed(listed)])


def _shown(call: RestCall, channel: Channel, message: Message) -> Json:
    if call.world.allowed_intents & _CONTENT or channel.guild is None:
        return message.wire()
    return without_content(message.wire(), str(call.world.bot.id))


def _window(call: RestCall, listed: list[Message], limit: int) -> list[Message]:
    if "around" in call.query:
        middle = snowflake(call.query["around"], "around")
        nearest = sorted(listed, key=lambda message: abs(message.id - middle))[:limit]
        return sorted(nearest, key=lambda message: message.id)
    before, after = (snowflake(call.query.get(name, default), name) for name, default in _BOUNDS)
    found = [message for message in listed if after < message.id < before]
    return found[:limit] if "after" in call.query else found[-limit:]


@routes.route("GET", "/channels/{channel_id}/messages/{message_id}")
def message(call: RestCall) -> RestReply:
    """Return one message."""
    channel = call.channel()
    permissions.require(channel, call.world.bot.id, permissions.HISTORY)
    return RestReply(_shown(call, channel, call.message(channel)))


@routes.route("PATCH", "/channels/{channel_id}/messages/{message_id}")
def edit(call: RestCall) -> RestReply:
    """Change a message of the bot's own."""
    channel = call.channel()
    permissions.require(channel, call.world.bot.id)
    one = call.message(channel)
    threads.must_take_changes(channel, call.world.bot.id)
    if one.is_system:
        raise Refused(400, 50021, "Cannot execute action on a system message")
    if one.author is not call.world.bot:
        raise Refused(403, 50005, "Cannot edit a message authored by another user")
    files = attached(call, channel.id, one.attachments)
    draft = read_draft(call.body, files, before=one.draft)
    writing.check_filter(channel, draft)
    writing.edit(call.world, one, draft)
    return RestReply(one.wire())


@routes.route("DELETE", "/channels/{channel_id}/messages/{message_id}")
def delete(call: RestCall) -> RestReply:
    """Remove a message."""
    channel = call.channel()
    permissions.require(channel, call.world.bot.id)
    writing.remove(call.world, call.message(channel), call.world.bot)
    return NOTHING


@routes.route("POST", "/channels/{channel_id}/messages/bulk-delete")
def delete_many(call: RestCall) -> RestReply:
    """Remove several messages at once."""
    channel = call.channel()
    permissions.require(channel, call.world.bot.id, permissions.MANAGE_MESSAGES)
    mistakes = Mistakes()
    given = Reader(mistakes, call.body, ()).items("messages", 100, low=2)
    mistakes.refuse()
    numbers = {snowflake(number, "messages", index) for index, number in enumerate(given)}
    if any(call.world.now() - made_at(number) > _OLDEST for number in numbers):
        raise Refused(400, 50034, "You can only bulk delete messages that are under 14 days old.")
    if any(channel.messages[number].lasts for number in numbers if number in channel.messages):
        raise Refused(403, 50021, "Cannot execute action on a system message")
    threads.must_let_go(channel, call.world.bot.id)
    writing.delete_many(call.world, channel, numbers)
    return NOTHING
