"""Messages that are pinned up in a channel or a thread."""

from datetime import UTC, datetime

from bot.rehearsal.refused import Refused
from bot.rehearsal.rest.routes import NOTHING, RestCall, RestReply, routes
from bot.rehearsal.wire import Json, moment
from bot.rehearsal.world import permissions, threads, writing
from bot.rehearsal.world.channels import Channel

_MOST, _AT_ONCE = 250, 50


@routes.route("GET", "/channels/{channel_id}/messages/pins")
def pins(call: RestCall) -> RestReply:
    """List what is pinned up, the newest first, fifty at once."""
    limit = call.number("limit", 1, _AT_ONCE, _AT_ONCE)
    before = call.moment("before") or datetime.max.replace(tzinfo=UTC)
    found = [one for one in _newest(call, call.channel()) if one[0] < before]
    items = [{"pinned_at": moment(when), "message": wire} for when, wire in found[:limit]]
    return RestReply({"items": items, "has_more": len(found) > limit})


@routes.route("GET", "/channels/{channel_id}/pins")
def pins_as_before(call: RestCall) -> RestReply:
    """List the newest fifty that are pinned up, in the older way."""
    return RestReply([wire for _, wire in _newest(call, call.channel())[:_AT_ONCE]])


def _newest(call: RestCall, channel: Channel) -> list[tuple[datetime, Json]]:
    permissions.require(channel, call.world.bot.id)
    if not permissions.may(channel, call.world.bot.id, permissions.HISTORY):
        return []
    newest = sorted(channel.pins.items(), key=lambda item: item[1], reverse=True)
    return [(when, channel.messages[number].wire()) for number, when in newest]


@routes.route("PUT", "/channels/{channel_id}/pins/{message_id}")
@routes.route("PUT", "/channels/{channel_id}/messages/pins/{message_id}")
def pin(call: RestCall) -> RestReply:
    """Pin a message up."""
    return _pin(call, up=True)


@routes.route("DELETE", "/channels/{channel_id}/pins/{message_id}")
@routes.route("DELETE", "/channels/{channel_id}/messages/pins/{message_id}")
def unpin(call: RestCall) -> RestReply:
    """Take a pinned message down."""
    return _pin(call, up=False)


def _pin(call: RestCall, *, up: bool) -> RestReply:
    channel, me = call.channel(), call.world.bot
    permissions.require(channel, me.id, permissions.PIN)
    one = call.message(channel)
    threads.must_take_changes(channel, me.id)
    if one.is_system:
        raise Refused(403, 50021, "Cannot execute action on a system message")
    if up and len(channel.pins) >= _MOST and one.id not in channel.pins:
        raise Refused(400, 30003, f"Maximum number of pins reached for the channel ({_MOST})")
    if up != (one.id in channel.pins):
        writing.pin(call.world, channel, one, me, up=up)
    return NOTHING
