"""The advisory group's slash command."""

import discord
from discord import app_commands
from discord.ext import commands

from bot.client import Bot
from cogs import kit
from cogs.advisory import table


class Advisory(commands.Cog):
    """/advisory for the group and for coordinators. Everyone else presses buttons."""

    def __init__(self, bot: Bot) -> None:
        self._door = kit.door(bot)

    @app_commands.command(name="advisory", description="For the advisory group and coordinators: what waits")
    @app_commands.guild_only()
    async def advisory(self, interaction: discord.Interaction) -> None:
        """List what waits."""
        await self._door.command(interaction, table.what_waits)
