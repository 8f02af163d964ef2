"""The group's channel as it is at this moment, and who can read it."""

from dataclasses import dataclass

import discord

from bot.client import Bot
from bot.domain.people import GuildId
from bot.services import servers
from bot.text import Words
from cogs.kit.readers import Readers, readers_of, said_of_readers


@dataclass(frozen=True, slots=True)
class Room:
    """The channel's name, and who can read it besides the group; None where it cannot be looked at."""

    name: str = ""
    readers: Readers | None = None

    @property
    def is_private(self) -> bool:
        """Tell whether it is known that only the group, the bot and the owner can read it."""
        return self.readers is not None and self.readers.is_private

    def said(self, _: Words) -> str:
        """Say who can see it."""
        if self.readers is None:
            return _("The bot cannot see just now who can read this channel.")
        return said_of_readers(_, self.name, self.readers)


async def room_of(bot: Bot, guild_id: GuildId) -> Room:
    """Look at the group's channel."""
    server, guild = await bot.store.run(servers.server_of, guild_id), bot.get_guild(guild_id)
    found = guild.get_channel(server.advisory_channel) if guild and server.advisory_channel else None
    if guild is None or not isinstance(found, discord.TextChannel):
        return Room()
    return Room(found.name, readers_of(found, guild.get_role(server.advisory_role or 0)))
