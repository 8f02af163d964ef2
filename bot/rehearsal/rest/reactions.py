"""Reactions under messages: the bot's own, and other people's."""

from urllib.parse import unquote

from bot.rehearsal.rest.routes import NOTHING, RestCall, RestReply, routes
from bot.rehearsal.world import permissions, reactions
from bot.rehearsal.world.channels import Channel
from bot.rehearsal.world.messages import Message

_ALL = "/channels/{channel_id}/messages/{message_id}/reactions"
_ONE = _ALL + "/{emoji_name}"


def _about(call: RestCall, needed: int = permissions.VIEW) -> tuple[Channel, Message, str]:
    channel = call.channel()
    permissions.require(channel, call.world.bot.id, needed)
    return channel, call.message(channel), unquote(call.ids.get("emoji_name", ""))


@routes.route("PUT", _ONE + "/@me")
def react(call: RestCall) -> RestReply:
    """Leave a reaction."""
    channel, message, emoji = _about(call)
    reactions.react(call.world, channel, message, call.world.bot, emoji)
    return NOTHING


@routes.route("DELETE", _ONE + "/@me")
def take_back(call: RestCall) -> RestReply:
    """Take the bot's own reaction away."""
    channel, message, emoji = _about(call)
    reactions.take_back(call.world, channel, message, call.world.bot, emoji)
    return NOTHING


@routes.route("DELETE", _ONE + "/{user_id}")
def take_away(call: RestCall) -> RestReply:
    """Take somebody's reaction away."""
    channel, message, emoji = _about(call, permissions.MANAGE_MESSAGES)
    person = next((one for one in message.reactions.get(emoji, ()) if one.id == call.id("user_id")), None)
    if person is not None:
        reactions.take_back(call.world, channel, message, person, emoji)
    return NOTHING


@routes.route("GET", _ONE)
def who_reacted(call: RestCall) -> RestReply:
    """List who left this reaction."""
    _, message, emoji = _about(call, permissions.HISTORY)
    after, limit = call.number("after", 0, 1 << 63, 0), call.number("limit", 1, 100, 25)
    people = sorted(message.reactions.get(emoji, ()), key=lambda one: one.id)
    return RestReply([one.wire for one in people if one.id > after][:limit])


@routes.route("DELETE", _ONE)
def clear_kind(call: RestCall) -> RestReply:
    """Take everybody's reactions of one kind away."""
    channel, message, emoji = _about(call, permissions.MANAGE_MESSAGES)
    reactions.clear(call.world, channel, message, emoji)
    return NOTHING


@routes.route("DELETE", _ALL)
def clear(call: RestCall) -> RestReply:
    """Take all reactions away."""
    channel, message, _ = _about(call, permissions.MANAGE_MESSAGES)
    reactions.clear(call.world, channel, message)
    return NOTHING
