"""Who is in a thread: listing, joining and leaving."""

from bot.rehearsal.refused import Refused, unknown
from bot.rehearsal.rest.routes import NOTHING, RestCall, RestReply, routes
from bot.rehearsal.world import permissions, threads, writing
from bot.rehearsal.world.channels import Channel, thread_member
from bot.rehearsal.world.messages import ADDED, REMOVED


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
    new = one.thread is not None and person not in one.thread.members
    threads.bring_in(call.world, one, person)
    if new:
        writing.note(call.world, one, call.world.bot, ADDED, call.world.accounts[person])
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
    person = call.id("user_id")
    was_in = one.thread is not None and person in one.thread.members
    threads.take_out(call.world, one, person)
    if was_in:
        writing.note(call.world, one, call.world.bot, REMOVED, call.world.accounts[person])
    return NOTHING
