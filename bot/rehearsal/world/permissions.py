"""What somebody may do and see, worked out as Discord does."""

from bot.rehearsal.refused import no_access, no_permission, unknown
from bot.rehearsal.world.channels import Channel
from bot.rehearsal.world.guilds import Guild, Member

INVITE = 1 << 0
KICK = 1 << 1
ADMINISTRATOR = 1 << 3
MANAGE_CHANNELS = 1 << 4
MANAGE_GUILD = 1 << 5
ADD_REACTIONS = 1 << 6
VIEW = 1 << 10
SEND = 1 << 11
MANAGE_MESSAGES = 1 << 13
EMBED = 1 << 14
ATTACH = 1 << 15
HISTORY = 1 << 16
MENTION_EVERYONE = 1 << 17
CHANGE_NICKNAME = 1 << 26
MANAGE_NICKNAMES = 1 << 27
MANAGE_ROLES = 1 << 28
MANAGE_WEBHOOKS = 1 << 29
USE_COMMANDS = 1 << 31
MANAGE_EVENTS = 1 << 33
MANAGE_THREADS = 1 << 34
PUBLIC_THREADS = 1 << 35
PRIVATE_THREADS = 1 << 36
SEND_IN_THREADS = 1 << 38
CREATE_EVENTS = 1 << 44
PIN = 1 << 51
ALL = (1 << 53) - 1

EVERYONE_HAS = (
    VIEW
    | SEND
    | EMBED
    | ATTACH
    | HISTORY
    | ADD_REACTIONS
    | CHANGE_NICKNAME
    | USE_COMMANDS
    | INVITE
    | PUBLIC_THREADS
    | PRIVATE_THREADS
    | SEND_IN_THREADS
)
INVITED_WITH = EVERYONE_HAS | MANAGE_CHANNELS | MANAGE_ROLES | MANAGE_MESSAGES | MANAGE_THREADS | PIN


def in_guild(guild: Guild, member: Member) -> int:
    """Return what a member may do in the server at large."""
    if member.id == guild.owner_id:
        return ALL
    bits = guild.roles[guild.id].permissions
    for role_id in member.roles:
        bits |= guild.roles[role_id].permissions
    return ALL if bits & ADMINISTRATOR else bits


def in_channel(channel: Channel, person: int) -> int:
    """Return what somebody may do in one place; nothing at all where they cannot see it."""
    guild = channel.guild
    if guild is None:
        return ALL if person in channel.recipients else 0
    if not guild.available:
        return 0  # while a server is out of reach nobody sees it
    member = guild.members.get(person)
    if member is None:
        return 0
    bits = in_guild(guild, member)
    if bits == ALL:
        return bits
    bits = _overwritten(bits, channel.parent if channel.thread and channel.parent else channel, member)
    if channel.thread is not None:
        bits = _inside_thread(bits, channel, person)
    return bits if bits & VIEW else 0


def _overwritten(bits: int, channel: Channel, member: Member) -> int:
    everyone = channel.overwrites.get(member.guild.id)
    if everyone:
        bits = (bits & ~everyone.deny) | everyone.allow
    allow = deny = 0
    for role_id in member.roles:
        overwrite = channel.overwrites.get(role_id)
        if overwrite:
            allow |= overwrite.allow
            deny |= overwrite.deny
    bits = (bits & ~deny) | allow
    own = channel.overwrites.get(member.id)
    return (bits & ~own.deny) | own.allow if own else bits


def _inside_thread(bits: int, channel: Channel, person: int) -> int:
    thread = channel.thread
    if channel.private and thread is not None and person not in thread.members and not bits & MANAGE_THREADS:
        return 0
    return (bits | SEND) if bits & SEND_IN_THREADS else (bits & ~SEND)


def can_see(channel: Channel, person: int) -> bool:
    """Tell whether somebody can see a place."""
    return bool(in_channel(channel, person) & VIEW)


def require(channel: Channel, person: int, bits: int = VIEW) -> None:
    """Refuse, as Discord does, unless somebody may do all of this in a place."""
    has = in_channel(channel, person)
    if not has & VIEW:
        raise no_access()
    if has & bits != bits:
        raise no_permission()
    _note(channel.guild, person, bits | VIEW)


def may(channel: Channel, person: int, bits: int) -> bool:
    """Tell whether somebody may do all of this in a place, where less is shown to those who may not."""
    _note(channel.guild, person, bits)
    return in_channel(channel, person) & bits == bits


def _note(guild: Guild | None, person: int, bits: int) -> None:
    if guild is not None and person in guild.members:
        guild.members[person].used |= bits


def require_in_guild(guild: Guild, person: int, bits: int) -> Member:
    """Refuse unless somebody may do all of this in the server at large."""
    member = guild.members.get(person)
    if member is None:
        raise unknown("Guild")
    if in_guild(guild, member) & bits != bits:
        raise no_permission()
    member.used |= bits
    return member


def outranks(guild: Guild, person: int, position: int) -> bool:
    """Tell whether somebody's highest role stands above this position."""
    if person == guild.owner_id:
        return True
    member = guild.members[person]
    return max((guild.roles[role].position for role in member.roles), default=0) > position
