"""The slash command for whoever is worried."""

import discord
from discord import app_commands
from discord.ext import commands

from bot.client import Bot
from cogs import kit
from cogs.safety import views


class Safety(commands.Cog):
    """/worried for everyone."""

    def __init__(self, bot: Bot) -> None:
        self._door = kit.door(bot)

    @app_commands.command(name="worried", description="I'm worried about someone: whom to call")
    @app_commands.guild_only()
    async def worried(self, interaction: discord.Interaction) -> None:
        """Ask what fits."""
        await self._door.command(interaction, views.worried)
