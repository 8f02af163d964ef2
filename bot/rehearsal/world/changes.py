"""Changes to servers, roles, members and channels, told to all who may know."""

from bot.rehearsal.wire import Json
from bot.rehearsal.world import permissions, threads
from bot.rehearsal.world.accounts import Account
from bot.rehearsal.world.channels import Channel
from bot.rehearsal.world.events import ScheduledEvent
from bot.rehearsal.world.guilds import Guild, Member
from bot.rehearsal.world.roles import Role
from bot.rehearsal.world.world import Event, World

_GUILDS, _MEMBERS, _WEBHOOKS, _EVENTS = 1, 1 << 1, 1 << 5, 1 << 16


def tell_member(world: World, member: Member) -> None:
    """Tell of a member's new roles or name; a bot always hears of itself."""
    update = {**member.wire(), "guild_id": str(member.guild.id)}
    intent = 0 if member.account is world.bot else _MEMBERS
    world.emit(Event("GUILD_MEMBER_UPDATE", update, intent, member.guild.id))
    world.tell(None)


def keep_role(world: World, guild: Guild, role: Role) -> None:
    """Add a role at the bottom, under all the others."""
    for other in guild.roles.values():
        if other.position > 0:
            other.position += 1
            tell_role(world, guild, other, "GUILD_ROLE_UPDATE")
    guild.roles[role.id] = role
    tell_role(world, guild, role, "GUILD_ROLE_CREATE")


def drop_role(world: World, guild: Guild, role: Role) -> None:
    """Remove a role, and take it from everybody."""
    del guild.roles[role.id]
    for member in guild.members.values():
        if role.id in member.roles:
            member.roles.discard(role.id)
            tell_member(world, member)
    for channel in world.places(guild):
        channel.overwrites.pop(role.id, None)
    world.emit(Event("GUILD_ROLE_DELETE", {"guild_id": str(guild.id), "role_id": str(role.id)}, _GUILDS, guild.id))
    world.tell(None)


def tell_role(world: World, guild: Guild, role: Role, name: str) -> None:
    """Tell of a role."""
    world.emit(Event(name, {"guild_id": str(guild.id), "role": role.wire()}, _GUILDS, guild.id))
    world.tell(None)


def tell_channel(world: World, channel: Channel, name: str) -> None:
    """Tell of a channel, if the bot may see it."""
    data: Json = channel.wire()
    if permissions.can_see(channel, world.bot.id):
        world.emit(Event(name, data, _GUILDS, channel.guild.id if channel.guild else None))
    world.tell(None)


def tell_event(world: World, guild: Guild, event: ScheduledEvent, what: str) -> None:
    """Tell of a scheduled event."""
    world.emit(Event(f"GUILD_SCHEDULED_EVENT_{what}", event.wire(), _EVENTS, guild.id))
    world.tell(None)


def mark_interest(world: World, guild: Guild, event: ScheduledEvent, person: Account, *, interested: bool) -> None:
    """Let somebody be interested in an event, or no longer."""
    if interested == (person.id in event.interested):
        return
    if interested:
        event.interested[person.id] = person
    else:
        del event.interested[person.id]
    about = {"guild_scheduled_event_id": str(event.id), "user_id": str(person.id), "guild_id": str(guild.id)}
    what = "ADD" if interested else "REMOVE"
    world.emit(Event(f"GUILD_SCHEDULED_EVENT_USER_{what}", about, _EVENTS, guild.id))
    world.tell(None)


def tell_webhooks(world: World, channel: Channel) -> None:
    """Tell that a channel's webhooks have changed."""
    guild = channel.guild.id if channel.guild else 0
    about = {"guild_id": str(guild), "channel_id": str(channel.id)}
    world.emit(Event("WEBHOOKS_UPDATE", about, _WEBHOOKS, guild))


def drop_channel(world: World, channel: Channel) -> None:
    """Remove a channel, and every thread in it."""
    for other in list(world.channels.values()):
        if other.parent is channel and other.thread:
            drop_channel(world, other)
        elif other.parent is channel:
            other.parent = None
    if channel.thread:
        threads.forget(channel)
        wire = channel.wire()
        gone = {key: wire[key] for key in ("id", "guild_id", "parent_id", "type")}
        threads.tell(world, channel, "THREAD_DELETE", gone)
    else:
        tell_channel(world, channel, "CHANNEL_DELETE")
    world.channels.pop(channel.id, None)
    world.tell(None)
