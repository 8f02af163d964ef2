"""Threads: opening them, who is in them, and how they fall asleep."""

from dataclasses import replace
from datetime import timedelta

from bot.rehearsal.refused import Refused
from bot.rehearsal.wire import Json
from bot.rehearsal.world import permissions
from bot.rehearsal.world.channels import Channel, Thread, thread_member
from bot.rehearsal.world.messages import Draft
from bot.rehearsal.world.world import Event, World

_GUILDS = 1
DURATIONS = (60, 1440, 4320, 10080)


def open_thread(world: World, parent: Channel, owner: int, *, kind: int, name: str, number: int) -> Channel:
    """Open a thread in a channel, with its owner in it."""
    now = world.now()
    thread = Thread(owner, timedelta(minutes=parent.archive_minutes), now, now)
    channel = Channel(number, kind, parent.guild, name, parent=parent, thread=thread)
    world.keep_channel(channel)
    thread.members[owner] = now
    return channel


def announce(world: World, channel: Channel) -> None:
    """Tell of a new thread."""
    tell(world, channel, "THREAD_CREATE", {**channel.wire(), "newly_created": True})


def minutes(count: int) -> timedelta:
    """Return how long a thread stays open without a word."""
    return timedelta(minutes=count)


def with_thread(draft: Draft) -> Draft:
    """Mark a message as having a thread."""
    return replace(draft, flags=draft.flags | 1 << 5)


def reopen(world: World, channel: Channel) -> None:
    """Wake an archived thread because somebody writes in it."""
    if channel.thread and channel.thread.archived:
        channel.thread.archived, channel.thread.archived_at = False, world.now()
        tell(world, channel, "THREAD_UPDATE", channel.wire())


def must_be_open(channel: Channel) -> None:
    """Refuse what cannot be done in an archived thread."""
    if channel.thread and channel.thread.archived:
        raise Refused(400, 50083, "Thread is archived")


def bring_in(world: World, channel: Channel, person: int) -> None:
    """Put somebody into a thread."""
    must_be_open(channel)
    if channel.thread and person not in channel.thread.members:
        channel.thread.members[person] = world.now()
        _tell_members(world, channel, {"added_members": [thread_member(channel, person)], "removed_member_ids": []})


def take_out(world: World, channel: Channel, person: int) -> None:
    """Take somebody out of a thread."""
    must_be_open(channel)
    if channel.thread and channel.thread.members.pop(person, None):
        _tell_members(world, channel, {"added_members": [], "removed_member_ids": [str(person)]})


def archive_quiet_ones(world: World) -> None:
    """Archive every thread in which nothing was said for as long as it stays open."""
    now = world.now()
    for channel in list(world.channels.values()):
        thread = channel.thread
        if thread and not thread.archived and now - thread.archived_at >= thread.archive_after:
            thread.archived, thread.archived_at = True, now
            tell(world, channel, "THREAD_UPDATE", channel.wire())


def _tell_members(world: World, channel: Channel, change: Json) -> None:
    thread = channel.thread
    count = len(thread.members) if thread else 0
    guild = str(channel.guild.id) if channel.guild else ""
    tell(
        world,
        channel,
        "THREAD_MEMBERS_UPDATE",
        {"id": str(channel.id), "guild_id": guild, "member_count": count, **change},
    )


def tell(world: World, channel: Channel, name: str, data: Json) -> None:
    """Tell the bots that may see this place, and everybody's screens."""
    if permissions.can_see(channel, world.bot.id) or world.bot.id in data.get("removed_member_ids", ()):
        world.emit(Event(name, data, _GUILDS, channel.guild.id if channel.guild else None))
    world.tell(None)
