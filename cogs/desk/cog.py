"""The desk's slash commands."""

import discord
from discord import app_commands
from discord.ext import commands

from bot.client import Bot
from cogs import kit
from cogs.desk import views


class Desk(commands.Cog):
    """/setup for a server's owner; /help for everyone."""

    def __init__(self, bot: Bot) -> None:
        self._door = kit.door(bot)

    @app_commands.command(name="setup", description="For the server's owner: make what Kitchen Table needs here")
    @app_commands.default_permissions(manage_guild=True)
    @app_commands.guild_only()
    async def setup(self, interaction: discord.Interaction) -> None:
        """Show what would be made, before anything is."""
        await self._door.command(interaction, views.set_up)

    @app_commands.command(name="help", description="What this is, and what you can do here")
    @app_commands.guild_only()
    async def help(self, interaction: discord.Interaction) -> None:
        """Explain."""
        await self._door.command(interaction, views.explain)
