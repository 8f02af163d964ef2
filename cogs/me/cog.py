"""The command for one's own settings."""

import discord
from discord import app_commands
from discord.ext import commands

from bot.client import Bot
from cogs import kit
from cogs.me import views


class Me(commands.Cog):
    """/me for everyone."""

    def __init__(self, bot: Bot) -> None:
        self._door = kit.door(bot)

    @app_commands.command(name="me", description="Your settings: when and where we may write, your language, a pause")
    @app_commands.guild_only()
    async def me(self, interaction: discord.Interaction) -> None:
        """Show a person their own settings."""
        await self._door.command(interaction, views.my_settings)
