"""A bare discord.py bot: it answers a vote with a card and keeps nothing. This is what anyone would write."""

import os
import sys
from typing import Any

import discord
import yarl
from discord import app_commands
from discord.ext import commands
from discord.gateway import DiscordWebSocket
from discord.http import Route

QUESTION = "Which form would you use most?"
OPTIONS = ("5-minute phone video", "Face-to-face session", "Pocket card", "E-learning")
COLOUR = discord.Colour(0xB4552D)


class Sealed(discord.ui.View):
    def __init__(self) -> None:
        super().__init__(timeout=None)

    @discord.ui.button(label="Change it", custom_id="change", style=discord.ButtonStyle.secondary)
    async def change(self, interaction: discord.Interaction, _: discord.ui.Button[Any]) -> None:
        await interaction.response.edit_message(embed=paper(), view=Vote())

    @discord.ui.button(label="How private is this?", custom_id="private", style=discord.ButtonStyle.secondary)
    async def private(self, interaction: discord.Interaction, _: discord.ui.Button[Any]) -> None:
        await interaction.response.send_message("Nothing is kept.", ephemeral=True)


class Vote(discord.ui.View):
    def __init__(self) -> None:
        super().__init__(timeout=None)

    @discord.ui.select(
        custom_id="vote", placeholder="Choose one", options=[discord.SelectOption(label=one) for one in OPTIONS]
    )
    async def vote(self, interaction: discord.Interaction, _: discord.ui.Select[Any]) -> None:
        await interaction.response.edit_message(embed=thanks(), view=Sealed())


def paper() -> discord.Embed:
    numbered = "\n".join(f"{number}. {option}" for number, option in enumerate(OPTIONS, 1))
    return discord.Embed(title="Your answer", description=f"### {QUESTION}\n{numbered}", colour=COLOUR)


def thanks() -> discord.Embed:
    return discord.Embed(
        title="Thank you. Your answer is sealed.",
        description="Nobody here can see it. You can change it until <t:1800000000:F>.",
        colour=COLOUR,
    )


@app_commands.command(description="Answer a vote")
async def vote(interaction: discord.Interaction) -> None:
    await interaction.response.send_message(embed=paper(), view=Vote(), ephemeral=True)


class Bare(commands.Bot):
    async def setup_hook(self) -> None:
        self.add_view(Vote())
        self.add_view(Sealed())
        self.tree.add_command(vote)
        if "--sync" in sys.argv:
            await self.tree.sync()


if __name__ == "__main__":
    Route.BASE = os.environ["DISCORD_API_URL"]
    DiscordWebSocket.DEFAULT_GATEWAY = yarl.URL(Route.BASE).with_scheme("ws").with_path("/gateway")
    Bare("!", intents=discord.Intents.default()).run(os.environ["DISCORD_TOKEN"])
