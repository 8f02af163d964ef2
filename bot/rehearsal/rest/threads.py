"""Threads: opening and changing them."""

from bot.rehearsal.limits.fields import Reader
from bot.rehearsal.refused import Mistakes, Refused, invalid
from bot.rehearsal.rest.routes import RestCall, RestReply, routes
from bot.rehearsal.wire import Json
from bot.rehearsal.world import permissions, threads, writing
from bot.rehearsal.world.channels import PRIVATE_THREAD, PUBLIC_THREAD, Channel, Thread, thread_member
from bot.rehearsal.world.messages import RENAMED, THREAD_BEGINS, THREAD_OPENED

_MODERATORS = frozenset({"locked", "rate_limit_per_user"})


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
    if message.is_system:
        raise Refused(400, 50068, "Invalid message type")
    if message.id in call.world.channels:
        raise Refused(400, 160004, "A thread has already been created for this message")
    reply = _open(call, parent, PUBLIC_THREAD, permissions.PUBLIC_THREADS, number=message.id)
    writing.tell_changed(call.world, message)
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
    writing.check_title(parent, name)
    me, new = call.world.bot.id, number or call.world.ids.new()
    one = threads.open_thread(call.world, parent, me, kind=kind, name=name, number=new)
    if minutes is not None and one.thread is not None:
        one.thread.archive_after = threads.minutes(minutes)
    if one.thread is not None:
        one.thread.invitable = bool(call.body.get("invitable", True))
    one.slowmode = call.body.get("rate_limit_per_user") or 0
    threads.announce(call.world, one)
    if number is not None:
        writing.note(call.world, one, call.world.bot, THREAD_BEGINS, _beginning(parent, number))
    elif kind == PUBLIC_THREAD:
        writing.note(call.world, parent, call.world.bot, THREAD_OPENED, writing.place_of(one), name)
    return RestReply({**one.wire(), "member": thread_member(one, me)}, 201)


def _beginning(parent: Channel, number: int) -> Json:
    return writing.place_of(parent, parent.messages[number])


def edit(call: RestCall, one: Channel, thread: Thread) -> RestReply:
    """Change a thread's name, how long it stays awake, whether it is asleep, and whether it is locked."""
    me = call.world.bot.id
    permissions.require(one, me)
    wanted = {key for key, value in call.body.items() if value is not None}
    if thread.archived and call.body.get("archived") is not False:
        threads.must_be_open(one)
    if wanted == {"archived"} and call.body["archived"] is False and not thread.locked:
        permissions.require(one, me, permissions.SEND)
    elif thread.locked or thread.owner_id != me or wanted & _MODERATORS:
        permissions.require(one, me, permissions.MANAGE_THREADS)
    name = _apply(call, one, thread)
    if name and name != one.name:
        one.name = name
        if not thread.archived:
            writing.note(call.world, one, call.world.bot, RENAMED, {}, name)
    threads.tell(call.world, one, "THREAD_UPDATE", one.wire())
    return RestReply(one.wire())


def _apply(call: RestCall, one: Channel, thread: Thread) -> str | None:
    mistakes = Mistakes()
    reader = Reader(mistakes, call.body, ())
    archived, locked = reader.flag("archived", default=thread.archived), reader.flag("locked", default=thread.locked)
    name, minutes = reader.text("name", 100, low=1), reader.number("auto_archive_duration", 60, 10_080, 0)
    invitable = reader.flag("invitable", default=thread.invitable)
    slowmode = reader.number("rate_limit_per_user", 0, 21600, one.slowmode)
    if minutes and minutes not in threads.DURATIONS:
        mistakes.choice(("auto_archive_duration",), threads.DURATIONS)
    mistakes.refuse()
    if name:
        writing.check_title(one, name)
    if minutes:
        threads.stay_awake(call.world, one, threads.minutes(minutes))
    (threads.archive if archived else threads.wake)(call.world, one)
    thread.locked, thread.invitable, one.slowmode = locked, invitable, slowmode
    return name
