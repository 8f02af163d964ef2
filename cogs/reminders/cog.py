"""The slash commands for reminders."""

import discord
from discord import app_commands
from discord.ext import commands

from bot.client import Bot
from cogs import kit
from cogs.reminders import own_views, status


class Reminders(commands.GroupCog, group_name="remind", group_description="Be reminded, when you choose"):
    """/remind me and /remind list for everyone who has joined; /remind status for coordinators."""

    def __init__(self, bot: Bot) -> None:
        self._door = kit.door(bot)

    @app_commands.command(name="me", description="Be reminded of anything, once or again and again; only you see it")
    @app_commands.guild_only()
    async def me(self, interaction: discord.Interaction) -> None:
        """Open the form for a new reminder."""
        await self._door.command(interaction, own_views.write)

    @app_commands.command(name="list", description="What is coming to you: see it, change it, delete it")
    @app_commands.guild_only()
    async def list(self, interaction: discord.Interaction) -> None:
        """Show what is coming to somebody."""
        await self._door.command(interaction, own_views.coming)

    @app_commands.command(name="status", description="For coordinators: how sending goes, and what to mend")
    @app_commands.guild_only()
    async def status(self, interaction: discord.Interaction) -> None:
        """Show how what is sent fares."""
        await self._door.command(interaction, status.status)
