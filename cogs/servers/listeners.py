"""Hears from Discord of what comes and goes."""

from collections.abc import Mapping
from typing import Final

import discord

from bot.client import Bot
from bot.domain.people import GuildId, PersonId
from bot.services import lifecycle
from cogs.kit.feature import Listener


async def compare_servers(bot: Bot) -> None:
    """Look which servers the bot is in: it may have been removed, or invited again, while it was away."""
    present = frozenset(GuildId(guild.id) for guild in bot.guilds)
    await bot.store.run(lifecycle.compare_servers, present, now=bot.discords_clock.now())
    bot.wake()


async def note_returned(bot: Bot, guild: discord.Guild) -> None:
    """Go on where the bot is invited again."""
    await bot.store.run(lifecycle.note_returned, GuildId(guild.id))
    bot.wake()


async def note_removed(bot: Bot, guild: discord.Guild) -> None:
    """Let everything rest where the bot was removed; an outage is told in another way."""
    await bot.store.run(lifecycle.note_removed, GuildId(guild.id), now=bot.discords_clock.now())


async def note_left(bot: Bot, left: discord.RawMemberRemoveEvent) -> None:
    """Write no more to somebody who left or was banned."""
    await bot.store.run(
        lifecycle.note_left, GuildId(left.guild_id), PersonId(left.user.id), now=bot.discords_clock.now()
    )
    bot.wake()


async def note_arrived(bot: Bot, member: discord.Member) -> None:
    """Write again to somebody who is back."""
    await bot.store.run(lifecycle.note_arrived, GuildId(member.guild.id), PersonId(member.id), now=bot.clock.now())
    bot.wake()


async def note_lost(bot: Bot, lost: discord.Role | discord.abc.GuildChannel) -> None:
    """Tell the owner that a role or a channel is gone, if it was one of ours."""
    guild, owner, now = GuildId(lost.guild.id), PersonId(lost.guild.owner_id or 0), bot.discords_clock.now()
    if await bot.store.run(lifecycle.note_lost, guild, owner, lost.id, now=now):
        bot.wake()


LISTENERS: Final[Mapping[str, Listener]] = {
    "on_ready": compare_servers,
    "on_guild_join": note_returned,
    "on_guild_remove": note_removed,
    "on_raw_member_remove": note_left,
    "on_member_join": note_arrived,
    "on_guild_role_delete": note_lost,
    "on_guild_channel_delete": note_lost,
}
