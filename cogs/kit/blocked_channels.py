"""Channels that the bot cannot post in: which permission it lacks, what waits, and who can mend it."""

from dataclasses import dataclass

import discord

from bot.domain.letters import BlockedChannel
from bot.domain.permissions import PERMISSIONS
from bot.text import Words
from cogs.kit.clean import shown


@dataclass(frozen=True, slots=True)
class ChannelObstacle:
    """How many messages cannot get into a room, its name if it is still there, and the permission that lacks."""

    messages: int
    room: str | None
    permission: str | None


def obstacle_in(guild: discord.Guild, blocked: BlockedChannel) -> ChannelObstacle:
    """Look at the room that messages wait for."""
    room = guild.get_channel(blocked.place)
    return ChannelObstacle(blocked.letters, room.name if room else None, lacking_permission(room) if room else None)


def said_of(_: Words, one: ChannelObstacle) -> str:
    """Say what messages wait for."""
    if one.room is None:
        return _.number(
            "{n} message waits for a channel that is gone.",
            "{n} messages wait for a channel that is gone.",
            one.messages,
        )
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


def lacking_permission(place: discord.abc.GuildChannel) -> str | None:
    """Name the permission without which the bot cannot post in this place; None when it can."""
    may = place.permissions_for(place.guild.me)
    needed = (one for one in PERMISSIONS if one.to_post and not getattr(may, one.name))
    return next((one.in_channel or one.shown for one in needed), None)
