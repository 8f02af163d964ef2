"""Hears from Discord of what comes and goes."""

import discord
from discord.ext import commands

from bot.client import Bot
from bot.domain.people import GuildId, PersonId
from bot.services import lifecycle


class Servers(commands.Cog):
    """Keeps what the bot is told of servers, members, roles and channels."""

    def __init__(self, bot: Bot) -> None:
        self._bot = bot

    @commands.Cog.listener()
    async def on_ready(self) -> None:
        """Look which servers the bot is in: it may have been removed, or invited again, while it was away."""
        present = frozenset(GuildId(guild.id) for guild in self._bot.guilds)
        await self._bot.store.run(lifecycle.compare_servers, present, now=self._bot.clock.now())
        self._bot.wake()

    @commands.Cog.listener()
    async def on_guild_join(self, guild: discord.Guild) -> None:
        """Go on where the bot is invited again."""
        await self._bot.store.run(lifecycle.note_returned, GuildId(guild.id))
        self._bot.wake()

    @commands.Cog.listener()
    async def on_guild_remove(self, guild: discord.Guild) -> None:
        """Let everything rest where the bot was removed; an outage is told in another way."""
        await self._bot.store.run(lifecycle.note_removed, GuildId(guild.id), now=self._bot.clock.now())

    @commands.Cog.listener()
    async def on_raw_member_remove(self, left: discord.RawMemberRemoveEvent) -> None:
        """Write no more to somebody who left or was banned."""
        who = GuildId(left.guild_id), PersonId(left.user.id)
        await self._bot.store.run(lifecycle.note_left, *who, now=self._bot.clock.now())
        self._bot.wake()

    @commands.Cog.listener()
    async def on_member_join(self, member: discord.Member) -> None:
        """Write again to somebody who is back."""
        await self._bot.store.run(lifecycle.note_arrived, GuildId(member.guild.id), PersonId(member.id))

    @commands.Cog.listener()
    async def on_guild_role_delete(self, role: discord.Role) -> None:
        """Tell the owner that a role is gone, if it was one of ours."""
        await self._note_lost(role.guild, role.id)

    @commands.Cog.listener()
    async def on_guild_channel_delete(self, channel: discord.abc.GuildChannel) -> None:
        """Tell the owner that a channel is gone, if it was one of ours."""
        await self._note_lost(channel.guild, channel.id)

    async def _note_lost(self, guild: discord.Guild, lost: int) -> None:
        owner, now = PersonId(guild.owner_id or 0), self._bot.clock.now()
        if await self._bot.store.run(lifecycle.note_lost, GuildId(guild.id), owner, lost, now=now):
            self._bot.wake()
