"""Webhooks of a channel: making them, and writing with nothing but their token."""

from dataclasses import replace

from bot.rehearsal.limits.drafts import read_draft
from bot.rehearsal.limits.fields import Reader
from bot.rehearsal.refused import Mistakes, Refused, invalid, unknown
from bot.rehearsal.rest.routes import NOTHING, RestCall, RestReply, routes
from bot.rehearsal.rest.uploads import attached
from bot.rehearsal.world import changes, permissions, writing
from bot.rehearsal.world.channels import Channel
from bot.rehearsal.world.messages import EPHEMERAL, Message
from bot.rehearsal.world.webhooks import Webhook

_IN_CHANNEL = "/channels/{channel_id}/webhooks"
_ONE = "/webhooks/{webhook_id}"
_WITH_TOKEN = _ONE + "/{webhook_token}"
_MOST = 15


@routes.route("GET", _IN_CHANNEL)
def webhooks(call: RestCall) -> RestReply:
    """List a channel's webhooks."""
    channel = call.channel()
    permissions.require(channel, call.world.bot.id, permissions.MANAGE_WEBHOOKS)
    return RestReply([one.wire() for one in call.world.webhooks.values() if one.channel_id == channel.id])


@routes.route("GET", "/guilds/{guild_id}/webhooks")
def all_webhooks(call: RestCall) -> RestReply:
    """List a server's webhooks."""
    guild = call.guild()
    permissions.require_in_guild(guild, call.world.bot.id, permissions.MANAGE_WEBHOOKS)
    return RestReply([one.wire() for one in call.world.webhooks.values() if one.guild_id == guild.id])


@routes.route("POST", _IN_CHANNEL)
def make_webhook(call: RestCall) -> RestReply:
    """Make a webhook."""
    channel = call.channel()
    permissions.require(channel, call.world.bot.id, permissions.MANAGE_WEBHOOKS)
    if channel.thread is not None or channel.guild is None or not channel.holds_messages:
        raise Refused(400, 50024, "Cannot execute action on this channel type")
    if sum(1 for one in call.world.webhooks.values() if one.channel_id == channel.id) >= _MOST:
        raise Refused(400, 30007, f"Maximum number of webhooks reached ({_MOST})")
    me = call.world.bot
    one = Webhook(call.world.ids.new(), channel.guild.id, channel.id, _name(call, required=True), me, me.id)
    call.world.webhooks[one.id] = one
    changes.tell_webhooks(call.world, channel)
    return RestReply(one.wire())


@routes.route("GET", _ONE)
def webhook(call: RestCall) -> RestReply:
    """Return a webhook."""
    return RestReply(_managed(call).wire())


@routes.route("PATCH", _ONE)
def edit_webhook(call: RestCall) -> RestReply:
    """Give a webhook another name, or another channel."""
    one = _managed(call)
    one.name = _name(call, required=False) or one.name
    mistakes = Mistakes()
    number = Reader(mistakes, call.body, ()).snowflake("channel_id")
    mistakes.refuse()
    if number is not None:
        permissions.require(call.world.channel(number), call.world.bot.id, permissions.MANAGE_WEBHOOKS)
        one.channel_id = number
    changes.tell_webhooks(call.world, call.world.channel(one.channel_id))
    return RestReply(one.wire())


@routes.route("DELETE", _ONE)
def remove_webhook(call: RestCall) -> RestReply:
    """Remove a webhook."""
    return _removed(call, _managed(call))


@routes.route("GET", _WITH_TOKEN, open_=True)
def webhook_by_token(call: RestCall) -> RestReply:
    """Return a webhook to whoever knows its token."""
    wire = by_token(call).wire()
    del wire["user"]
    return RestReply(wire)


@routes.route("DELETE", _WITH_TOKEN, open_=True)
def remove_by_token(call: RestCall) -> RestReply:
    """Remove a webhook, knowing its token."""
    return _removed(call, by_token(call))


def by_token(call: RestCall) -> Webhook:
    """Return the webhook whose token is in the path."""
    one = call.world.webhooks.get(call.id("webhook_id"))
    if one is None or one.channel_id not in call.world.channels:
        raise unknown("Webhook")
    if one.token != call.ids["webhook_token"]:
        raise Refused(401, 50027, "Invalid Webhook Token")
    return one


def write(call: RestCall) -> RestReply:
    """Write a message as a webhook does: no permission is asked for."""
    one = by_token(call)
    channel = _place(call, one)
    mistakes = Mistakes()
    name = Reader(mistakes, call.body, ()).text("username", 80, low=1)
    mistakes.refuse()
    draft = read_draft(call.body, attached(call, channel.id))
    if one.application_id is None and any(part["type"] == 1 for part in draft.components):
        draft = replace(draft, components=())  # only an app's own webhook may show what can be pressed
    if draft.flags & EPHEMERAL:
        raise invalid(("flags",), "BITFIELD_NOT_ALLOWED", "EPHEMERAL is only for answers to interactions")
    sent = writing.post(call.world, channel, one.writes_as(name), draft)
    return RestReply(sent.wire()) if call.asks_for("wait") else NOTHING


def message_of(call: RestCall) -> Message:
    """Return one of a webhook's own messages."""
    one = by_token(call)
    found = _place(call, one).messages.get(call.id("message_id"))
    if found is None or found.author.id != one.id:
        raise unknown("Message")
    return found


def _place(call: RestCall, one: Webhook) -> Channel:
    channel = call.world.channel(one.channel_id)
    if "thread_id" in call.query:
        thread = call.world.channel(call.number("thread_id", 0, 1 << 63, 0))
        if thread.parent is not channel:
            raise unknown("Channel")
        return thread
    return channel


def _managed(call: RestCall) -> Webhook:
    one = call.world.webhooks.get(call.id("webhook_id"))
    if one is None or one.channel_id not in call.world.channels:
        raise unknown("Webhook")
    permissions.require(call.world.channel(one.channel_id), call.world.bot.id, permissions.MANAGE_WEBHOOKS)
    return one


def _removed(call: RestCall, one: Webhook) -> RestReply:
    del call.world.webhooks[one.id]
    changes.tell_webhooks(call.world, call.world.channel(one.channel_id))
    return NOTHING


def _name(call: RestCall, *, required: bool) -> str:
    mistakes = Mistakes()
    name = (Reader(mistakes, call.body, ()).text("name", 80, low=1, required=required) or "").strip()
    if any(word in name.lower() for word in ("clyde", "discord")):
        mistakes.add(("name",), "USERNAME_INVALID_CONTAINS", 'Username cannot contain "clyde" or "discord"')
    mistakes.refuse()
    return name
