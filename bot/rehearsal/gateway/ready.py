"""What a bot is told when it arrives: who it is, and every server that it is in."""

from bot.rehearsal.gateway.gateway_session import GatewaySession
from bot.rehearsal.wire import Json, moment
from bot.rehearsal.world import permissions
from bot.rehearsal.world.channels import Channel, thread_member
from bot.rehearsal.world.guilds import Guild
from bot.rehearsal.world.world import World

_GUILDS, MEMBERS = 1, 1 << 1


def greet(world: World, session: GatewaySession) -> None:
    """Tell a new session everything; servers that cannot be reached are only named."""
    mine = [guild for guild in world.guilds.values() if world.bot.id in guild.members and session.is_for(guild.id)]
    session.dispatch("READY", _ready(world, session, mine))
    for guild in mine:
        if guild.available and session.intents & _GUILDS:
            everybody = bool(session.intents & MEMBERS)
            session.dispatch("GUILD_CREATE", arrival(world, guild, everybody=everybody))


def _ready(world: World, session: GatewaySession, guilds: list[Guild]) -> Json:
    return {
        "v": 10,
        "user": {**world.bot.wire, "mfa_enabled": False, "verified": True, "email": None},
        "guilds": [{"id": str(guild.id), "unavailable": True} for guild in guilds],
        "session_id": session.id,
        "resume_gateway_url": world.gateway_url,
        "shard": list(session.shard),
        "application": {"id": str(world.bot.id), "flags": world.application_flags},
        "user_settings": {},
        "relationships": [],
        "private_channels": [],
        "presences": [],
        "_trace": [],
    }


def _thread(channel: Channel, me: int) -> Json:
    mine = channel.thread is not None and me in channel.thread.members
    return {**channel.wire(), **({"member": thread_member(channel, me)} if mine else {})}


def arrival(world: World, guild: Guild, *, everybody: bool) -> Json:
    """Return what GUILD_CREATE carries; everybody only for those who may hear of members."""
    places: list[Channel] = world.places(guild)
    me = world.bot.id
    members = guild.members.values() if everybody else (guild.members[me],)
    threads = [one for one in places if one.thread and not one.thread.archived and permissions.can_see(one, me)]
    return {
        **guild.wire(),
        "joined_at": moment(guild.members[me].joined_at),
        "large": False,
        "unavailable": False,
        "member_count": len(guild.members),
        "members": [member.wire() for member in members],
        "channels": [one.wire() for one in places if one.thread is None],
        "threads": [_thread(one, me) for one in threads],
        "voice_states": [],
        "presences": [],
        "stage_instances": [],
        "guild_scheduled_events": [one.wire() for one in guild.events.values()],
        "soundboard_sounds": [],
    }
