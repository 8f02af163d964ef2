"""The group's channel as it is at this moment, who can read it, and how what lies there is drawn."""

from collections.abc import Callable
from dataclasses import dataclass

import discord

from bot.client import Bot
from bot.domain.people import Server
from bot.domain.submissions import Submission
from bot.text import Words
from cogs.kit.nouns import Preview
from cogs.kit.readers import Readers, readers_of, said_of_readers
from cogs.kit.router import router_of


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


def preview_in(bot: Bot, submission: Submission | None) -> Callable[[Words], Preview | None]:
    """Return what draws what partners would be asked: nothing where it is gone."""
    renderer = router_of(bot).submissions[submission.kind] if submission is not None else None
    return lambda _: renderer.preview(_, submission) if renderer is not None and submission is not None else None


def room_of(bot: Bot, server: Server) -> Room:
    """Look at the group's channel in this server."""
    guild = bot.get_guild(server.guild)
    found = guild.get_channel(server.advisory_channel) if guild and server.advisory_channel else None
    if guild is None or not isinstance(found, discord.TextChannel):
        return Room()
    return Room(found.name, readers_of(found, guild.get_role(server.advisory_role or 0)))
