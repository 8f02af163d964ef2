"""Threads: opening, listing, joining and leaving them."""

from bot.rehearsal.limits.fields import Reader
from bot.rehearsal.refused import Mistakes, Refused, invalid, unknown
from bot.rehearsal.rest.routes import NOTHING, RestCall, RestReply, routes
from bot.rehearsal.wire import Json
from bot.rehearsal.world import permissions, threads, writing
from bot.rehearsal.world.channels import PRIVATE_THREAD, PUBLIC_THREAD, Channel, thread_member


@routes.route("POST", "/channels/{channel_id}/threads")
def open_thread(call: RestCall) -> RestReply:
    """Open a thread that belongs to no message."""
    parent = call.channel()
    kind = call.body.get("type", PRIVATE_THREAD)
    if kind not in (PUBLIC_THREAD, PRIVATE_THREAD):
        raise invalid(("type",), "BASE_TYPE_CHOICES", f"Value must be one of {{{PUBLIC_THREAD}, {PRIVATE_THREAD}}}.")
    needed = permissions.PRIVATE_THREADS if kind == PRIVATE_THREAD else permissions.PUBLIC_THREADS
    return _open(call, parent, kind, needed)


@routes.route("POST", "/channels/{channel_id}/messages/{message_id}/threads")
def open_thread_on_message(call: RestCall) -> RestReply:
    """Open a thread on a message; it takes the message's number."""
    parent = call.channel()
    message = call.message(parent)
    if message.id in call.world.channels:
        raise Refused(400, 160004, "A thread has already been created for this message")
    reply = _open(call, parent, PUBLIC_THREAD, permissions.PUBLIC_THREADS, number=message.id)
    message.draft = threads.with_thread(message.draft)
    message.changed()
    return reply


def _open(call: RestCall, parent: Channel, kind: int, needed: int, *, number: int | None = None) -> RestReply:
    permissions.require(parent, call.world.bot.id, needed)
    if parent.thread or not parent.holds_messages or parent.guild is None:
        raise Refused(400, 50024, "Cannot execute action on this channel type")
    mistakes = Mistakes()
    name = Reader(mistakes, call.body, ()).text("name", 100, low=1, required=True) or ""
    minutes = call.body.get("auto_archive_duration")
    if minutes is not None and minutes not in threads.DURATIONS:
        mistakes.choice(("auto_archive_duration",), threads.DURATIONS)
    mistakes.refuse()
    me, new = call.world.bot.id, number or call.world.ids.new()
    one = threads.open_thread(call.world, parent, me, kind=kind, name=name, number=new)
    if minutes is not None and one.thread is not None:
        one.thread.archive_after = threads.minutes(minutes)
    if one.thread is not None:
        one.thread.invitable = bool(call.body.get("invitable", True))
    one.slowmode = call.body.get("rate_limit_per_user") or 0
    threads.announce(call.world, one)
    if number is not None:
        writing.note(call.world, one, call.world.bot, writing.THREAD_BEGINS, _beginning(parent, number))
    elif kind == PUBLIC_THREAD:
        writing.note(call.world, parent, call.world.bot, writing.THREAD_OPENED, writing.place_of(one), name)
    return RestReply({**one.wire(), "member": thread_member(one, me)}, 201)


def _beginning(parent: Channel, number: int) -> Json:
    return writing.place_of(parent, parent.messages[number])


@routes.route("GET", "/guilds/{guild_id}/threads/active")
def active_threads(call: RestCall) -> RestReply:
    """List a server's open threads that the bot can see."""
    listed = [one for one in call.world.places(call.guild()) if one.thread and not one.thread.archived]
    return RestReply(_listed(call, [one for one in listed if permissions.can_see(one, call.world.bot.id)]))


@routes.route("GET", "/channels/{channel_id}/threads/archived/public")
def archived_public(call: RestCall) -> RestReply:
    """List a channel's archived public threads."""
    return _archived(call, PUBLIC_THREAD)


@routes.route("GET", "/channels/{channel_id}/threads/archived/private")
def archived_private(call: RestCall) -> RestReply:
    """List a channel's archived private threads."""
    permissions.require(call.channel(), call.world.bot.id, permissions.MANAGE_THREADS)
    return _archived(call, PRIVATE_THREAD)


def _archived(call: RestCall, kind: int) -> RestReply:
    parent = call.channel()
    permissions.require(parent, call.world.bot.id, permissions.HISTORY)
    listed = [one for one in call.world.channels.values() if one.parent is parent and one.type == kind]
    return RestReply(_listed(call, [one for one in listed if one.thread and one.thread.archived]))


def _listed(call: RestCall, found: list[Channel]) -> Json:
    me = call.world.bot.id
    mine = [thread_member(one, me) for one in found if one.thread and me in one.thread.members]
    return {"threads": [one.wire() for one in found], "members": mine, "has_more": False}


def _thread(call: RestCall) -> Channel:
    one = call.channel()
    if one.thread is None:
        raise Refused(400, 50024, "Cannot execute action on this channel type")
    permissions.require(one, call.world.bot.id)
    return one


@routes.route("GET", "/channels/{channel_id}/thread-members")
def thread_members(call: RestCall) -> RestReply:
    """List who is in a thread."""
    one = _thread(call)
    return RestReply([thread_member(one, person) for person in (one.thread.members if one.thread else ())])


@routes.route("GET", "/channels/{channel_id}/thread-members/{user_id}")
def get_thread_member(call: RestCall) -> RestReply:
    """Return one person's place in a thread."""
    one, person = _thread(call), call.id("user_id")
    if not one.thread or person not in one.thread.members:
        raise unknown("Member")
    return RestReply(thread_member(one, person))


@routes.route("PUT", "/channels/{channel_id}/thread-members/@me")
def join_thread(call: RestCall) -> RestReply:
    """Bring the bot into a thread."""
    threads.bring_in(call.world, _thread(call), call.world.bot.id)
    return NOTHING


@routes.route("PUT", "/channels/{channel_id}/thread-members/{user_id}")
def add_thread_member(call: RestCall) -> RestReply:
    """Bring somebody into a thread."""
    one, person = _thread(call), call.id("user_id")
    permissions.require(one, call.world.bot.id, permissions.SEND)
    if one.guild is None or person not in one.guild.members:
        raise unknown("Member")
    if one.parent and not permissions.can_see(one.parent, person):
        raise Refused(403, 50001, "Missing Access")
    threads.bring_in(call.world, one, person)
    return NOTHING


@routes.route("DELETE", "/channels/{channel_id}/thread-members/@me")
def leave_thread(call: RestCall) -> RestReply:
    """Take the bot out of a thread."""
    threads.take_out(call.world, _thread(call), call.world.bot.id)
    return NOTHING


@routes.route("DELETE", "/channels/{channel_id}/thread-members/{user_id}")
def remove_thread_member(call: RestCall) -> RestReply:
    """Take somebody out of a thread."""
    one = _thread(call)
    if not (one.thread and one.private and one.thread.owner_id == call.world.bot.id):
        permissions.require(one, call.world.bot.id, permissions.MANAGE_THREADS)
    threads.take_out(call.world, one, call.id("user_id"))
    return NOTHING
