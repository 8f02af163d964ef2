"""Places that messages wait for: what stands in the way, and who can mend it, in a sentence."""

from dataclasses import dataclass

import discord

from bot.domain.letters import BlockedChannel
from bot.text import Words
from cogs.kit.clean import shown
from cogs.kit.places import lacking_permission


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
