"""The command for coordinators."""

import discord
from discord import app_commands
from discord.ext import commands

from bot.client import Bot
from cogs import kit
from cogs.mydata import views


class MyData(commands.Cog):
    """/requests for coordinators. Everyone else presses My data."""

    def __init__(self, bot: Bot) -> None:
        self._door = kit.door(bot)

    @app_commands.command(name="requests", description="For coordinators: when requests about data are due")
    @app_commands.guild_only()
    async def requests(self, interaction: discord.Interaction) -> None:
        """Show when requests are due."""
        await self._door.command(interaction, views.requests)
