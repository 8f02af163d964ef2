"""A bare discord.py bot: it answers a vote or a form with a card. This is what anyone would write.

Of votes it keeps nothing, unless it is told to (`--keeping`): then each is on disk, open to read, before it says thank
you. So are an answer that is posted, and who comes to a session.
"""

import os
import sqlite3
import sys
from typing import Any

import discord
import yarl
from discord import app_commands
from discord.ext import commands
from discord.gateway import DiscordWebSocket
from discord.http import Route

from tests.benchmarks.bare_cards import COLOUR, MEETING, OPTIONS, paper, preview, thanks, there, told

PROMPT = "What would help?"
IN_YOUR_WORDS = "In your own words"
SHOWN = ("Shown as the role group alone", "Make up a name…")
QUOTED = ("Quote it: yes", "Quote it: only in other words", "Quote it: no")
MAKE = "CREATE TABLE IF NOT EXISTS answers (person INTEGER PRIMARY KEY, words TEXT NOT NULL)"
MAKE_PLACES = (
    "CREATE TABLE IF NOT EXISTS coming (session TEXT, person INTEGER, place TEXT, PRIMARY KEY (session, person))"
)
KEEP = "INSERT OR REPLACE INTO answers VALUES (?, ?)"
PLACES = 60


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
    async def vote(self, interaction: discord.Interaction, chosen: discord.ui.Select[Any]) -> None:
        keep(interaction, chosen.values[0])
        await interaction.response.edit_message(embed=thanks(), view=Sealed())


class Ask(discord.ui.View):
    def __init__(self) -> None:
        super().__init__(timeout=None)

    @discord.ui.button(label="Answer", custom_id="answer", style=discord.ButtonStyle.primary)
    async def answer(self, interaction: discord.Interaction, _: discord.ui.Button[Any]) -> None:
        await interaction.response.send_modal(Answer())


class Answer(discord.ui.Modal, title="Your answer"):
    choice = discord.ui.Label[Any](
        text="Choose one",
        component=discord.ui.RadioGroup(
            custom_id="tap", options=[discord.RadioGroupOption(label=one, value=one) for one in OPTIONS]
        ),
    )
    words = discord.ui.Label[Any](
        text=PROMPT, component=discord.ui.TextInput(custom_id="first", style=discord.TextStyle.paragraph)
    )


class Several(discord.ui.Modal):
    choice = discord.ui.Label[Any](
        text="Choose up to 2",
        component=discord.ui.CheckboxGroup(
            custom_id="chosen",
            max_values=2,
            options=[discord.CheckboxGroupOption(label=one, value=one) for one in OPTIONS],
        ),
    )

    def __init__(self) -> None:
        super().__init__(title="Your answer", custom_id="several")


class Write(discord.ui.Modal):
    words = discord.ui.Label[Any](
        text=IN_YOUR_WORDS,
        component=discord.ui.TextInput(custom_id="words", style=discord.TextStyle.paragraph, max_length=600),
    )

    def __init__(self) -> None:
        super().__init__(title="Your answer", custom_id="written")


class OfSeveral(discord.ui.View):
    @discord.ui.button(label="Answer privately", custom_id="several")
    async def several(self, interaction: discord.Interaction, _: discord.ui.Button[Any]) -> None:
        await interaction.response.send_modal(Several())


class OfWords(discord.ui.View):
    @discord.ui.button(label="Answer privately", custom_id="written")
    async def write(self, interaction: discord.Interaction, _: discord.ui.Button[Any]) -> None:
        await interaction.response.send_modal(Write())


class SealIt(discord.ui.View):
    def __init__(self) -> None:
        super().__init__(timeout=None)
        options = [discord.SelectOption(label=one) for one in ("Nobody reads it", "As from a homecare worker")]
        self.add_item(discord.ui.Select(custom_id="few", options=options))

    @discord.ui.button(label="Seal it", custom_id="seal", style=discord.ButtonStyle.primary, row=1)
    async def seal(self, interaction: discord.Interaction, _: discord.ui.Button[Any]) -> None:
        message: Any = interaction.message
        keep(interaction, message.embeds[0].description)
        await interaction.response.edit_message(embed=thanks(), view=Sealed())

    @discord.ui.button(label="Change it", custom_id="rewrite", row=1)
    async def change(self, interaction: discord.Interaction, _: discord.ui.Button[Any]) -> None:
        await interaction.response.send_modal(Write())

    @discord.ui.button(label="Don't send it", custom_id="drop", row=1)
    async def drop(self, interaction: discord.Interaction, _: discord.ui.Button[Any]) -> None:
        await interaction.response.edit_message(embed=paper(), view=None)


class Preview(discord.ui.View):
    def __init__(self) -> None:
        super().__init__(timeout=None)
        for key, labels in (("shown", SHOWN), ("quote", QUOTED)):
            options = [discord.SelectOption(label=one) for one in labels]
            self.add_item(discord.ui.Select(custom_id=key, options=options))

    @discord.ui.button(label="Post it", custom_id="post", style=discord.ButtonStyle.primary, row=2)
    async def post(self, interaction: discord.Interaction, _: discord.ui.Button[Any]) -> None:
        bot: Any = interaction.client
        message: Any = interaction.message
        bot.answers.execute(KEEP, (interaction.user.id, message.embeds[0].description))
        await interaction.response.edit_message(embed=there(), view=Posted())

    @discord.ui.button(label="Change it", custom_id="write", row=2)
    async def write(self, interaction: discord.Interaction, _: discord.ui.Button[Any]) -> None:
        await interaction.response.send_modal(Answer())


class Posted(discord.ui.View):
    def __init__(self) -> None:
        super().__init__(timeout=None)
        for label in ("Same for me", "Different where I work", "Add to mine", "My words", "Change it"):
            self.add_item(discord.ui.Button(label=label, custom_id=label))


def answers() -> sqlite3.Connection:
    """Open what is kept, as whoever knows SQLite would: each answer is committed, in the quickest way that is sure."""
    database = sqlite3.connect("answers.sqlite3", isolation_level=None)
    for statement in ("PRAGMA journal_mode = WAL", "PRAGMA synchronous = FULL", MAKE, MAKE_PLACES):
        database.execute(statement).fetchall()
    return database


def keep(interaction: discord.Interaction, said: str) -> None:
    """Keep what somebody voted, or is about to vote, if this bot keeps votes."""
    bot: Any = interaction.client
    if bot.keeping:
        bot.answers.execute(KEEP, (interaction.user.id, said))


class Come(discord.ui.View):
    def __init__(self, session: str) -> None:
        super().__init__(timeout=None)
        for label in ("I'll be there", "I'll take part later", "Can't make it", "More"):
            self.add_item(discord.ui.Button(label=label, custom_id=f"{label}:{session}"))


class Coming(discord.ui.View):
    def __init__(self, session: str) -> None:
        super().__init__(timeout=None)
        for label in ("How to join", "I'll take part later", "Can't make it"):
            self.add_item(discord.ui.Button(label=label, custom_id=f"{label}:{session}"))


def take_place(kept: sqlite3.Connection, session: str, person: int) -> bool:
    kept.execute("BEGIN IMMEDIATE")
    mine = "SELECT place FROM coming WHERE session = ? AND person = ?"
    known = kept.execute(mine, (session, person)).fetchone()
    if known is None:
        count = "SELECT count(*) FROM coming WHERE session = ? AND place = 'held'"
        (taken,) = kept.execute(count, (session,)).fetchone()
        known = ("held" if taken < PLACES else "waiting",)
        kept.execute("INSERT INTO coming VALUES (?, ?, ?)", (session, person, *known))
    kept.execute("COMMIT")
    return bool(known[0] == "held")


@app_commands.command(description="Answer a question")
async def question(interaction: discord.Interaction) -> None:
    await interaction.response.send_message(embed=paper(), view=Ask(), ephemeral=True)


@app_commands.command(description="Say whether you come")
async def session(interaction: discord.Interaction) -> None:
    embed = discord.Embed(title="A session", description=MEETING, colour=COLOUR)
    await interaction.response.send_message(embed=embed, view=Come("0" * 32), ephemeral=True)


@app_commands.command(description="Choose several answers")
async def several(interaction: discord.Interaction) -> None:
    await interaction.response.send_message(embed=paper(), view=OfSeveral(), ephemeral=True)


@app_commands.command(description="Answer in your own words")
async def write(interaction: discord.Interaction) -> None:
    await interaction.response.send_message(embed=paper(), view=OfWords(), ephemeral=True)


@app_commands.command(description="Answer a vote")
async def vote(interaction: discord.Interaction) -> None:
    await interaction.response.send_message(embed=paper(), view=Vote(), ephemeral=True)


class Bare(commands.Bot):
    async def setup_hook(self) -> None:
        self.answers, self.keeping = answers(), "--keeping" in sys.argv
        self.add_view(Vote())
        self.add_view(Sealed())
        self.add_view(Preview())
        self.add_view(SealIt())
        own: tuple[app_commands.Command[Any, ..., Any], ...] = (vote, several, write, question, session)
        for command in own:
            self.tree.add_command(command)
        if "--sync" in sys.argv:
            await self.tree.sync()

    async def on_interaction(self, interaction: discord.Interaction) -> None:
        pressed: Any = interaction.data or {}
        label, _, asked = str(pressed.get("custom_id", "")).partition(":")
        if label == "I'll be there":
            has_place = take_place(self.answers, asked, interaction.user.id)
            await interaction.response.send_message(embed=told(has_place=has_place), view=Coming(asked), ephemeral=True)
        if interaction.type is discord.InteractionType.modal_submit:
            await submitted(interaction)


async def submitted(interaction: discord.Interaction) -> None:
    data: Any = interaction.data
    parts = data["components"]
    if data["custom_id"] == "several":
        keep(interaction, "\n".join(parts[0]["component"]["values"]))
        await interaction.response.send_message(embed=thanks(), view=Sealed(), ephemeral=True)
    elif data["custom_id"] == "written":
        words = parts[0]["component"]["value"]
        keep(interaction, words)
        await interaction.response.send_message(embed=preview(words), view=SealIt(), ephemeral=True)
    else:
        words = parts[1]["component"]["value"]
        await interaction.response.send_message(embed=preview(words), view=Preview(), ephemeral=True)


if __name__ == "__main__":
    Route.BASE = os.environ["DISCORD_API_URL"]
    DiscordWebSocket.DEFAULT_GATEWAY = yarl.URL(Route.BASE).with_scheme("ws").with_path("/gateway")
    Bare("!", intents=discord.Intents.default()).run(os.environ["DISCORD_TOKEN"])
