"""The coordinators' slash command."""

import discord
from discord import app_commands
from discord.ext import commands

from bot.client import Bot
from cogs import kit
from cogs.people import views


class People(commands.Cog):
    """/people for coordinators."""

    def __init__(self, bot: Bot) -> None:
        self._door = kit.door(bot)

    @app_commands.command(name="people", description="For coordinators: people as numbers, and who asks for a call")
    @app_commands.guild_only()
    async def people(self, interaction: discord.Interaction) -> None:
        """Show people as numbers, and what waits."""
        await self._door.command(interaction, views.people)
