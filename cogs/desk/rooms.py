"""The roles and channels a server needs: what is there, what is missing, and making it."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import partial

import discord

from bot.domain.people import ChannelId, RoleGroup, RoleId, Server
from bot.domain.permissions import PERMISSIONS, Need, Permission, lacking
from cogs.kit.posting import thread_writers
from cogs.kit.readers import Readers, readers_of
from cogs.kit.roles import REASON, has_power

COORDINATOR, ADVISORY = "Coordinator", "Advisory group"
GROUPS = {
    RoleGroup.WORKER: "Homecare worker",
    RoleGroup.MANAGER: "Manager",
    RoleGroup.DRAWING_ON_CARE: "Person drawing on care",
    RoleGroup.FAMILY_CARER: "Family carer",
    RoleGroup.RESEARCHER: "Researcher",
}
START, NOTICES, ADVISORY_ROOM = "start-here", "notices", "advisory-group"


@dataclass(frozen=True, slots=True)
class SetupPlan:
    """What a server has of what is needed, and what stands in the way; names as Discord shows them."""

    here: tuple[str, ...]
    to_make: tuple[str, ...]
    lacking: tuple[Permission, ...]
    roles_too_high: tuple[str, ...]
    roles_with_power: tuple[str, ...]
    advisory_room: str  # as it is called now, empty while there is none
    advisory_readers: Readers
    thread_writers: tuple[str, ...] = ()  # who can write in threads where the bot alone should

    @property
    def can_go_ahead(self) -> bool:
        """Say whether nothing stands in the way."""
        return not (self.missing_permissions or self.roles_too_high or self.roles_with_power)

    @property
    def missing_permissions(self) -> tuple[str, ...]:
        """Name the permissions without which nothing can be set up."""
        return tuple(one.shown for one in self.lacking if one.need is Need.TO_SET_UP)


def plan(guild: discord.Guild, server: Server) -> SetupPlan:
    """Look at a server and change nothing."""
    roles = {name: _role(guild.roles, known, name) for name, known in _roles_wanted(server)}
    rooms = {name: _room(guild, known, name) for name, known in _rooms_wanted(server)}
    found = [role.name for role in roles.values() if role] + [f"#{room.name}" for room in rooms.values() if room]
    unmade = [name for name, role in roles.items() if not role] + [f"#{n}" for n, room in rooms.items() if not room]
    private, advisory = rooms[ADVISORY_ROOM], roles[ADVISORY]
    worn = [role for role in map(roles.get, GROUPS.values()) if role]  # the bot hands these out, and no others
    return SetupPlan(
        here=tuple(found),
        to_make=tuple(unmade),
        lacking=lacking_in(guild),
        roles_too_high=tuple(role.name for role in worn if role >= guild.me.top_role),
        roles_with_power=tuple(role.name for role in worn if has_power(role)),
        advisory_room=private.name if private else "",
        advisory_readers=readers_of(private, advisory) if private else Readers(),
        thread_writers=thread_writers(notices) if (notices := rooms[NOTICES]) else (),
    )


def lacking_in(guild: discord.Guild) -> tuple[Permission, ...]:
    """Return what the bot is not allowed in this server at large."""
    return lacking(partial(getattr, guild.me.guild_permissions))


def not_permitted(error: discord.Forbidden) -> str:
    """Name the role or room, as Discord shows it, that the bot was not allowed to make or change."""
    return "".join(getattr(error, "__notes__", ()))


async def make(guild: discord.Guild, server: Server) -> Server:
    """Make or adopt every role and channel; doing it again changes nothing more."""
    there = await guild.fetch_roles()  # what was made a moment ago may not have been told yet
    roles = {name: await _have_role(guild, _role(there, known, name), name) for name, known in _roles_wanted(server)}
    readers = _everyone_reads(guild)
    private = _only(guild, roles[ADVISORY])
    rooms: dict[str, discord.TextChannel] = {}
    rules = {START: readers, NOTICES: _with_threads_of_ours(guild, readers), ADVISORY_ROOM: private}
    for name, known in _rooms_wanted(server):
        rooms[name] = await _have_room(guild, known, name, rules[name])
    return replace(
        server,
        coordinator_role=RoleId(roles[COORDINATOR].id),
        advisory_role=RoleId(roles[ADVISORY].id),
        group_roles={group: RoleId(roles[name].id) for group, name in GROUPS.items()},
        start_channel=ChannelId(rooms[START].id),
        notices_channel=ChannelId(rooms[NOTICES].id),
        advisory_channel=ChannelId(rooms[ADVISORY_ROOM].id),
    )


def _roles_wanted(server: Server) -> Iterable[tuple[str, int | None]]:
    yield COORDINATOR, server.coordinator_role
    yield ADVISORY, server.advisory_role
    for group, name in GROUPS.items():
        yield name, (server.group_roles or {}).get(group)


def _rooms_wanted(server: Server) -> Iterable[tuple[str, int | None]]:
    yield START, server.start_channel
    yield NOTICES, server.notices_channel
    yield ADVISORY_ROOM, server.advisory_channel


def _role(roles: Sequence[discord.Role], known: int | None, name: str) -> discord.Role | None:
    """Find a role by what we remember, else by its name: a renamed role stays ours."""
    named = (role for role in roles if role.name == name and not role.managed)
    return next((role for role in roles if role.id == known), None) or next(named, None)


def _room(guild: discord.Guild, known: int | None, name: str) -> discord.TextChannel | None:
    found = (guild.get_channel(known) if known else None) or discord.utils.get(guild.text_channels, name=name)
    return found if isinstance(found, discord.TextChannel) else None


async def _have_role(guild: discord.Guild, found: discord.Role | None, name: str) -> discord.Role:
    with _named(name):
        return found or await guild.create_role(name=name, permissions=discord.Permissions.none(), reason=REASON)


Overwrites = dict[discord.Role | discord.Member | discord.Object, discord.PermissionOverwrite]


async def _have_room(guild: discord.Guild, known: int | None, name: str, rules: Overwrites) -> discord.TextChannel:
    room = _room(guild, known, name)
    with _named(f"#{room.name if room else name}"):
        if room is None:
            return await guild.create_text_channel(name, overwrites=rules, reason=REASON)
        for who, rule in rules.items():
            if isinstance(who, discord.Role | discord.Member):
                wanted = _as_found(room, who, rule)
                if wanted != room.overwrites_for(who):
                    await room.set_permissions(who, overwrite=wanted, reason=REASON)
    return room


@contextmanager
def _named(name: str) -> Iterator[None]:
    """Say what it was that Discord did not allow."""
    try:
        yield
    except discord.Forbidden as error:
        error.add_note(name)
        raise


def _as_found(
    room: discord.TextChannel, who: discord.Role | discord.Member, rule: discord.PermissionOverwrite
) -> discord.PermissionOverwrite:
    """Return what a room that was here before gets by this rule: never what opens it to everybody.

    That nobody writes in its threads holds there too.
    """
    opens = isinstance(who, discord.Role) and who.is_default() and rule.view_channel
    if not opens:
        return rule
    found = room.overwrites_for(who)
    found.update(**{name: denied for name, denied in rule if name in _IN_THREADS and denied is False})
    return found


def _everyone_reads(guild: discord.Guild) -> Overwrites:
    return {
        guild.me: discord.PermissionOverwrite(view_channel=True, send_messages=True, embed_links=True),
        guild.default_role: discord.PermissionOverwrite(view_channel=True, send_messages=False),
    }


_IN_THREADS = ("send_messages_in_threads", "create_public_threads")
_OURS_IN_THREADS = tuple(one.name for one in PERMISSIONS if one.in_threads)


def _with_threads_of_ours(guild: discord.Guild, rules: Overwrites) -> Overwrites:
    """Let the bot alone write in threads: so that every word in them was looked at first.

    Discord takes no rule about what the bot itself may not do.
    """
    granted = guild.me.guild_permissions
    told = {who: discord.PermissionOverwrite.from_pair(*rule.pair()) for who, rule in rules.items()}
    for who, names, value in ((guild.me, _OURS_IN_THREADS, True), (guild.default_role, _IN_THREADS, False)):
        told[who].update(**{name: value for name in names if getattr(granted, name)})
    return told


def _only(guild: discord.Guild, role: discord.Role) -> Overwrites:
    return {  # the bot itself first, or it locks itself out on the way
        guild.me: discord.PermissionOverwrite(view_channel=True, send_messages=True, embed_links=True),
        role: discord.PermissionOverwrite(view_channel=True, send_messages=True),
        guild.default_role: discord.PermissionOverwrite(view_channel=False),
    }
