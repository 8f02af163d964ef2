"""Channels that the bot cannot post in: which permission it lacks, what waits, and who can mend it."""

from collections.abc import Sequence
from dataclasses import dataclass

import discord

from bot.domain.letters import BlockedChannel
from bot.domain.permissions import PERMISSIONS
from bot.text import Words
from cogs.kit.clean import shown


@dataclass(frozen=True, slots=True)
class ChannelObstacle:
    """How many messages cannot get into a room, its name if it is still there, and the permission that lacks.

    `refused`: Discord does not take them as they are, whatever the bot may do there. `threads`: they are for threads.
    """

    messages: int
    room: str | None
    permission: str | None
    refused: bool = False
    threads: bool = False


def obstacle_in(guild: discord.Guild, blocked: BlockedChannel) -> ChannelObstacle:
    """Look at the room that messages wait for."""
    room = guild.get_channel(blocked.place)
    name, lacking = (room.name, lacking_permission(room, threads=blocked.threads)) if room else (None, None)
    return ChannelObstacle(blocked.letters, name, lacking, blocked.refused, blocked.threads)


def said_of(_: Words, one: ChannelObstacle) -> str:
    """Say what messages wait for."""
    if one.refused and one.room is not None:
        return _.number(
            "{n} message was refused in {room}. See /todo.",
            "{n} messages were refused in {room}. See /todo.",
            one.messages,
            room=f"#{shown(one.room)}",
        )
    if one.room is None:
        return _.number(
            "{n} message waits for a channel that is gone.",
            "{n} messages wait for a channel that is gone.",
            one.messages,
        )
    if one.threads:
        return _of_threads(_, f"#{shown(one.room)}", one.permission)
    if one.permission is None:
        return _.number(
            "{n} message waits for {room}. The bot goes on trying.",
            "{n} messages wait for {room}. The bot goes on trying.",
            one.messages,
            room=f"#{shown(one.room)}",
        )
    return _.number(
        "{n} message waits for {room}: the bot needs the permission “{name}” there.",
        "{n} messages wait for {room}: the bot needs the permission “{name}” there.",
        one.messages,
        room=f"#{shown(one.room)}",
        name=one.permission,
    )


def _of_threads(_: Words, room: str, permission: str | None) -> str:
    if permission is None:
        return _("A question's thread in {room} waits. The bot goes on trying.", room=room)
    return _(
        "A question's thread in {room} waits: the bot needs the permission “{name}” there.", room=room, name=permission
    )


def one_of_each(waiting: Sequence[ChannelObstacle]) -> Sequence[ChannelObstacle]:
    """Return the first that is in the way, and the first that was refused: on a small screen there is room for two."""
    first = (next((one for one in waiting if one.refused is refused), None) for refused in (False, True))
    return [one for one in first if one is not None]


def lacking_permission(place: discord.abc.GuildChannel, *, threads: bool = False) -> str | None:
    """Name the permission without which the bot cannot post in this place, or in threads there; None when it can."""
    may = place.permissions_for(place.guild.me)
    asked = [one for one in PERMISSIONS if one.to_post or (threads and one.in_threads)]
    needed = (one for one in asked if not getattr(may, one.name))
    return next((one.in_channel or one.shown for one in needed), None)
