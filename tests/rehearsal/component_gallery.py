"""A small bot that shows the page everything it has to draw."""

from typing import Any

import discord
from discord import app_commands, ui

from tests.rehearsal.bots import Bot


class Question(ui.Modal, title="A question"):
    """A form with one part of each kind."""

    words: Any = ui.Label(
        text="Your words",
        description="One sentence is enough",
        component=ui.TextInput(min_length=3, max_length=20, placeholder="Write here"),
    )
    more: Any = ui.Label(text="More", component=ui.TextInput(style=discord.TextStyle.paragraph, required=False))
    drink: Any = ui.Label(
        text="Drink",
        component=ui.Select(options=[discord.SelectOption(label="Tea"), discord.SelectOption(label="Coffee")]),
    )
    quote: Any = ui.Label(
        text="May we quote it?",
        component=ui.RadioGroup(options=[discord.RadioGroupOption(label="Yes"), discord.RadioGroupOption(label="No")]),
    )
    note: Any = ui.Label(text="A note", component=ui.FileUpload(required=False))

    async def on_submit(self, interaction: discord.Interaction) -> None:
        files = [attachment.filename for attachment in self.note.component.values]
        parts = [self.words.component.value, *self.drink.component.values, self.quote.component.value, *files]
        await interaction.response.send_message(f"You said: {', '.join(parts)}", ephemeral=True)


class Gallery(ui.View):
    """A button of each temper, and a menu."""

    def __init__(self) -> None:
        super().__init__(timeout=None)

    @ui.button(label="Answer privately", style=discord.ButtonStyle.primary)
    async def privately(self, interaction: discord.Interaction, _: ui.Button["Gallery"]) -> None:
        await interaction.response.send_message(
            embed=discord.Embed(description="**Thank you.** It is sealed."), ephemeral=True
        )

    @ui.button(label="Ask me")
    async def ask(self, interaction: discord.Interaction, _: ui.Button["Gallery"]) -> None:
        await interaction.response.send_modal(Question())

    @ui.button(label="Say nothing", style=discord.ButtonStyle.danger)
    async def silent(self, interaction: discord.Interaction, _: ui.Button["Gallery"]) -> None:
        return

    @ui.button(label="Think", style=discord.ButtonStyle.success)
    async def think(self, interaction: discord.Interaction, _: ui.Button["Gallery"]) -> None:
        await interaction.response.defer(ephemeral=True, thinking=True)

    @ui.select(
        placeholder="Choose two",
        min_values=2,
        max_values=2,
        options=[discord.SelectOption(label=name) for name in ("Scones", "Welsh cakes", "Bara brith")],
    )
    async def cakes(self, interaction: discord.Interaction, menu: ui.Select["Gallery"]) -> None:
        await interaction.response.send_message(f"Chosen: {' and '.join(menu.values)}", ephemeral=True)

    @ui.select(cls=ui.UserSelect, placeholder="Choose somebody")
    async def people(self, interaction: discord.Interaction, menu: ui.UserSelect["Gallery"]) -> None:
        await interaction.response.send_message(f"Somebody: {menu.values[0].display_name}", ephemeral=True)


def add_gallery(bot: Bot) -> None:
    """Give the bot its commands."""

    @bot.tree.command(description="Lay the table")
    async def lay(interaction: discord.Interaction) -> None:
        card = discord.Embed(title="Tea is ready", description="When it suits you.\n-# small print", colour=0xA4482A)
        await interaction.response.send_message(embed=card, view=Gallery())

    @bot.tree.command(description="Pour a cup")
    @app_commands.describe(drink="What to pour", cups="How many", milk="With milk")
    async def pour(interaction: discord.Interaction, drink: str, cups: int = 1, milk: bool = False) -> None:
        await interaction.response.send_message(f"{cups} × {drink}{' with milk' if milk else ''}", ephemeral=True)

    @bot.tree.command(description="Show a picture of a cake")
    @app_commands.describe(picture="The picture")
    async def cake(interaction: discord.Interaction, picture: discord.Attachment, words: str = "") -> None:
        said = f"{picture.filename}, {len(await picture.read())} bytes {words}"
        await interaction.response.send_message(said, ephemeral=True)

    @pour.autocomplete("drink")
    async def drinks(_: discord.Interaction, typed: str) -> list[app_commands.Choice[str]]:
        return [app_commands.Choice(name=f"{typed} leaf", value=f"{typed}-leaf")]

    @bot.tree.context_menu(name="Pour for them")
    async def serve(interaction: discord.Interaction, somebody: discord.Member) -> None:
        await interaction.response.send_message(f"A cup for {somebody.display_name}", ephemeral=True)

    @bot.tree.context_menu(name="Remember this")
    async def remember(interaction: discord.Interaction, message: discord.Message) -> None:
        await interaction.response.send_message(f"Remembered {message.embeds[0].title}", ephemeral=True)
