"""Threads: opening them, who is in them, when they fall asleep and wake, and what a lock forbids."""

from collections.abc import Iterable
from datetime import timedelta

from bot.rehearsal.refused import Refused
from bot.rehearsal.wire import Json
from bot.rehearsal.world import permissions
from bot.rehearsal.world.channels import Channel, Thread, thread_member
from bot.rehearsal.world.guilds import Guild
from bot.rehearsal.world.world import Event, World

_GUILDS, _MEMBERS = 1, 1 << 1
_MOST_AWAKE, _MOST_MEMBERS = 1000, 1000
_ASLEEP, _LOCKED = (50083, "Thread is archived"), (160005, "Thread is locked")
DURATIONS = (60, 1440, 4320, 10080)


def open_thread(world: World, parent: Channel, owner: int, *, kind: int, name: str, number: int) -> Channel:
    """Open a thread in a channel, with its owner in it; with a message's number it is the thread on that message."""
    _must_have_room(world, parent.guild)
    now = world.now()
    thread = Thread(owner, timedelta(minutes=parent.archive_minutes), now, now, now)
    channel = Channel(number, kind, parent.guild, name, parent=parent, thread=thread)
    world.keep_channel(channel)
    thread.members[owner] = now
    _watch(world, thread)
    begins = parent.messages.get(number)
    if begins is not None:
        thread.on_message, begins.thread = True, channel
        begins.changed()
    return channel


def forget(channel: Channel) -> None:
    """Let the message on which a thread was begun stand without it."""
    begins = channel.parent.messages.get(channel.id) if channel.parent else None
    if begins is not None and begins.thread is channel:
        begins.thread = None
        begins.changed()


def announce(world: World, channel: Channel) -> None:
    """Tell of a new thread."""
    tell(world, channel, "THREAD_CREATE", {**channel.wire(), "newly_created": True})


def minutes(count: int) -> timedelta:
    """Return how long a thread stays open without a word."""
    return timedelta(minutes=count)


# Asleep and awake


def stay_awake(world: World, channel: Channel, duration: timedelta) -> None:
    """Change how long a thread stays awake in silence; only another duration counts as a stir."""
    thread = channel.thread
    if thread and thread.archive_after != duration:
        thread.archive_after, thread.archived_at, thread.active_at = duration, world.now(), world.now()
        _watch(world, thread)


def wake(world: World, channel: Channel) -> None:
    """Open an archived thread again; what is awake already is not stirred by it."""
    if channel.thread and channel.thread.archived:
        _must_have_room(world, channel.guild)
        channel.thread.archived, now = False, world.now()
        channel.thread.archived_at = channel.thread.active_at = now
        _watch(world, channel.thread)


def archive(world: World, channel: Channel) -> None:
    """Archive a thread by hand."""
    if channel.thread and not channel.thread.archived:
        channel.thread.archived, channel.thread.archived_at = True, world.now()


def archive_quiet_ones(world: World) -> None:
    """Archive every thread in which nothing was said for as long as it stays awake."""
    now = world.now()
    if world.next_thread_asleep is None or now < world.next_thread_asleep:
        return  # asked before every request: a thousand channels need not be looked at each time
    world.next_thread_asleep = None
    for channel in list(world.channels.values()):
        thread = channel.thread
        if thread and not thread.archived and thread.quiet_at <= now:
            thread.archived, thread.archived_at = True, thread.quiet_at
            tell(world, channel, "THREAD_UPDATE", channel.wire())
        elif thread and not thread.archived:
            _watch(world, thread)


def _watch(world: World, thread: Thread) -> None:
    world.next_thread_asleep = min(world.next_thread_asleep or thread.quiet_at, thread.quiet_at)


def hear(world: World, channel: Channel, author: int, *, counts: bool) -> None:
    """Note that somebody has written in a thread: it wakes, and whoever writes is in it from then on."""
    thread = channel.thread
    if thread is None:
        return
    if thread.archived:
        wake(world, channel)
        tell(world, channel, "THREAD_UPDATE", channel.wire())
    thread.active_at = world.now()
    thread.total += counts
    bring_in_all(world, channel, (author,))


def _must_have_room(world: World, guild: Guild | None) -> None:
    awake = sum(1 for one in world.channels.values() if one.thread and not one.thread.archived and one.guild is guild)
    if awake >= _MOST_AWAKE:
        raise Refused(400, 160006, "Maximum number of active threads reached")


# What cannot be done in them


def is_locked_to(channel: Channel, person: int) -> bool:
    """Tell whether a lock keeps somebody from writing in a thread and from changing it."""
    locked = channel.thread is not None and channel.thread.locked
    return locked and not permissions.may(channel, person, permissions.MANAGE_THREADS)


def must_be_open(channel: Channel) -> None:
    """Refuse what cannot be done in an archived thread."""
    if channel.thread and channel.thread.archived:
        raise Refused(400, *_ASLEEP)


def must_take_words(channel: Channel, person: int) -> None:
    """Refuse to be written in, where a lock forbids it; to be asleep is no hindrance."""
    if is_locked_to(channel, person):
        raise Refused(403, *_ASLEEP) if channel.thread and channel.thread.archived else Refused(403, *_LOCKED)


def must_take_changes(channel: Channel, person: int) -> None:
    """Refuse that what stands in an archived or locked thread is changed."""
    must_be_open(channel)
    must_take_words(channel, person)


def must_let_go(channel: Channel, person: int) -> None:
    """Refuse that something is removed from a thread that is both archived and locked."""
    if is_locked_to(channel, person):
        must_be_open(channel)


# Who is in them


def bring_in(world: World, channel: Channel, person: int) -> None:
    """Put somebody into a thread."""
    must_be_open(channel)
    if channel.thread and person not in channel.thread.members and len(channel.thread.members) >= _MOST_MEMBERS:
        raise Refused(400, 30033, "Maximum number of thread participants has been reached (1000)")
    bring_in_all(world, channel, (person,))


def bring_in_all(world: World, channel: Channel, people: Iterable[int]) -> None:
    """Put those into a thread who can see its channel and are not in it yet, while there is room."""
    thread, guild = channel.thread, channel.guild
    if thread is None or guild is None or channel.parent is None:
        return
    parent = channel.parent
    new = [one for one in dict.fromkeys(people) if one in guild.members and one not in thread.members]
    added = [one for one in new if permissions.can_see(parent, one)][: _MOST_MEMBERS - len(thread.members)]
    for person in added:
        thread.members[person] = world.now()
    if world.bot.id in added:
        told = {**channel.wire(), "member": thread_member(channel, world.bot.id)}
        tell(world, channel, "THREAD_CREATE", told)
    if added:
        members = [
            {**thread_member(channel, one), "member": guild.members[one].wire(), "presence": None} for one in added
        ]
        _tell_members(world, channel, added, {"added_members": members, "removed_member_ids": []})


def take_out(world: World, channel: Channel, person: int) -> None:
    """Take somebody out of a thread."""
    must_be_open(channel)
    if channel.thread and channel.thread.members.pop(person, None):
        _tell_members(world, channel, [person], {"added_members": [], "removed_member_ids": [str(person)]})


def _tell_members(world: World, channel: Channel, people: list[int], change: Json) -> None:
    thread, guild = channel.thread, channel.guild
    if thread is None or guild is None:
        return
    wire = channel.wire()
    told = {"id": wire["id"], "guild_id": wire["guild_id"], "member_count": wire["member_count"], **change}
    if world.bot.id in people or permissions.can_see(channel, world.bot.id):
        # Without the intent to hear of members, a bot hears of itself alone.
        world.emit(Event("THREAD_MEMBERS_UPDATE", told, _GUILDS if world.bot.id in people else _MEMBERS, guild.id))
    world.tell(None)


def tell(world: World, channel: Channel, name: str, data: Json) -> None:
    """Tell the bots that may see this place, and everybody's screens."""
    if permissions.can_see(channel, world.bot.id):
        world.emit(Event(name, data, _GUILDS, channel.guild.id if channel.guild else None))
    world.tell(None)
