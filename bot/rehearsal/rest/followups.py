"""Everything the bot says after its first answer, by the interaction's own token."""

from bot.rehearsal.limits.drafts import read_draft
from bot.rehearsal.refused import unknown
from bot.rehearsal.rest import webhooks
from bot.rehearsal.rest.routes import NOTHING, RestCall, RestReply, routes
from bot.rehearsal.rest.uploads import attached_to_answer
from bot.rehearsal.world import asking, writing
from bot.rehearsal.world.interactions import Interaction
from bot.rehearsal.world.messages import Message

_BASE = "/webhooks/{webhook_id}/{webhook_token}"
_ORIGINAL, _NUMBERED = _BASE + "/messages/@original", _BASE + "/messages/{message_id}"


def _interaction(call: RestCall) -> Interaction:
    if call.id("webhook_id") != call.world.bot.id:
        raise unknown("Webhook")
    return asking.answered(call.world, call.ids["webhook_token"])


@routes.route("POST", _BASE, open_=True)
def follow_up(call: RestCall) -> RestReply:
    """Say something more; the first words after a promise fill its place. Or write with a channel's webhook."""
    if call.id("webhook_id") != call.world.bot.id:
        return webhooks.write(call)
    interaction = _interaction(call)
    original = interaction.original
    draft = read_draft(call.body, attached_to_answer(call, interaction.channel))
    if original is not None and original.loading:
        writing.edit(call.world, original, writing.finish_thinking(draft, original), quietly=True)
        return _told(call, original)
    one = writing.post(call.world, interaction.channel, call.world.bot, draft, through=interaction)
    return _told(call, one)


def _told(call: RestCall, one: Message) -> RestReply:
    return RestReply(one.wire()) if call.asks_for("wait") else NOTHING


@routes.route("GET", _ORIGINAL, open_=True)
@routes.route("GET", _NUMBERED, open_=True)
def get(call: RestCall) -> RestReply:
    """Return one of the bot's words to this person."""
    return RestReply(_one(call).wire())


@routes.route("PATCH", _ORIGINAL, open_=True)
@routes.route("PATCH", _NUMBERED, open_=True)
def edit(call: RestCall) -> RestReply:
    """Change one of the bot's words to this person, or say what was promised."""
    one = _one(call)
    files = attached_to_answer(call, call.world.channel(one.channel_id), one.attachments)
    writing.edit(call.world, one, read_draft(call.body, files, before=one.draft), quietly=one.loading)
    return RestReply(one.wire())


@routes.route("DELETE", _ORIGINAL, open_=True)
@routes.route("DELETE", _NUMBERED, open_=True)
def delete(call: RestCall) -> RestReply:
    """Remove one of the bot's words to this person."""
    writing.delete(call.world, _one(call))
    return NOTHING


def _one(call: RestCall) -> Message:
    if "message_id" in call.ids and call.id("webhook_id") != call.world.bot.id:
        return webhooks.message_of(call)
    interaction = _interaction(call)
    first = interaction.original
    if "message_id" in call.ids:
        one = _find(call, call.id("message_id"), interaction.channel.id, interaction.person.id)
    else:
        one = _find(call, first.id, first.channel_id, first.private_to) if first else None
    if one is None:
        raise unknown("Message")
    return one


def _find(call: RestCall, number: int, channel: int, person: int | None) -> Message | None:
    if person is not None:
        private = call.world.phone(person).private.get(number)
        if private is not None:
            return private
    place = call.world.channels.get(channel)
    found = place.messages.get(number) if place else None
    return found if found and found.author is call.world.bot else None
