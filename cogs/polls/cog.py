"""The polls' slash command."""

import discord
from discord import app_commands
from discord.ext import commands

from bot.client import Bot
from cogs import kit
from cogs.polls import drafting


class Polls(commands.GroupCog, group_name="poll", group_description="Ask everyone, in private"):
    """/poll open for coordinators. Everyone else presses buttons."""

    def __init__(self, bot: Bot) -> None:
        self._door = kit.door(bot)

    @app_commands.command(name="open", description="For coordinators: write a vote and open it")
    @app_commands.guild_only()
    async def open(self, interaction: discord.Interaction) -> None:
        """Open the form for a new vote."""
        await self._door.command(interaction, drafting.write)
