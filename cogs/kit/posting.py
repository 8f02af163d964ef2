"""Whether the bot can post in a channel, and in threads there alone, seen before anything is opened there."""

import discord

from bot.domain.people import ChannelId
from bot.domain.refusals import NotReady
from cogs.kit.blocked_channels import lacking_permission
from cogs.kit.clean import shown
from cogs.kit.press import Press


async def check_notices(press: Press, notices: ChannelId | None, *, threads: bool = False) -> None:
    """Refuse where the notices channel that was chosen is gone, or not open to the bot.

    For what has a thread, also where the bot may not have one, or where others can write in it.
    """
    if notices is not None and press.interaction.guild is not None:
        _check(await _place(press.interaction.guild, notices, threads=threads), threads=threads)


def thread_writers(room: discord.abc.GuildChannel) -> tuple[str, ...]:
    """Name the roles whose people can write in threads of this room: nothing there would have been looked at first.

    Administrators can write everywhere, whatever a room says; so can the owner.
    """
    others = [role for role in room.guild.roles if role != room.guild.self_role and not role.permissions.administrator]
    writing = [role for role in others if _writes_in_threads(room, role)]
    everyone = [role for role in writing if role.is_default()]
    return tuple(role.name for role in everyone or writing)


def _writes_in_threads(room: discord.abc.GuildChannel, role: discord.Role) -> bool:
    may = room.permissions_for(role)
    return may.view_channel and may.send_messages_in_threads


async def _place(guild: discord.Guild, number: int, *, threads: bool) -> discord.abc.GuildChannel | None:
    """Find a channel; ask Discord before anybody is refused, for what we remember may be behind."""
    place = guild.get_channel(number)
    if place is not None and _is_well(place, threads=threads):
        return place
    try:
        found = await guild.fetch_channel(number)
    except (discord.NotFound, discord.InvalidData):
        return None
    except discord.HTTPException:
        return place
    return found if isinstance(found, discord.abc.GuildChannel) else None


def _is_well(place: discord.abc.GuildChannel, *, threads: bool) -> bool:
    return lacking_permission(place, threads=threads) is None and not (threads and thread_writers(place))


def _check(notices: discord.abc.GuildChannel | None, *, threads: bool) -> None:
    if notices is None:
        raise NotReady(
            "The notices channel is not there any more. Nothing was posted. The server's owner can mend it with /setup."
        )
    room = f"#{shown(notices.name)}"
    lacking = lacking_permission(notices, threads=threads)
    if lacking is not None:
        raise NotReady(
            "Nothing was posted. In {room} the bot needs the permission “{name}”. "
            "The server's owner can mend it with /setup.",
            room=room,
            name=lacking,
        )
    if threads and (names := thread_writers(notices)):
        raise NotReady(
            "Nothing was posted. In threads of {room} others can write: {names}. "
            "Only the bot should, so that every word is looked at first. The server's owner can mend it with /setup.",
            room=room,
            names=", ".join(map(shown, names)),
        )
