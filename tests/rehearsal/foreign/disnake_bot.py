"""The small bot, written with disnake."""

import io
import logging
import os

import disnake
from disnake.ext import commands
from disnake.http import Route

Route.BASE = os.environ["STAGE_API"]  # where the gateway is, it asks for
logging.basicConfig(level=os.environ.get("STAGE_LOGS", "WARNING"))
logging.getLogger("disnake.client").setLevel(logging.ERROR)  # it warns that it cannot speak

bot = commands.InteractionBot(intents=disnake.Intents.default())


@bot.slash_command()
async def lay(inter: disnake.ApplicationCommandInteraction, about: str) -> None:
    """Lay the table

    Parameters
    ----------
    about: What about
    """
    card = disnake.Embed(title=f"Tea about {about}", description="When it suits you.")
    await inter.response.send_message(embed=card, components=[_buttons(), _menu()])


def _buttons() -> disnake.ui.ActionRow:
    return disnake.ui.ActionRow(
        disnake.ui.Button(style=disnake.ButtonStyle.primary, label="Answer privately", custom_id="answer"),
        disnake.ui.Button(label="Write a note", custom_id="note"),
    )


def _menu() -> disnake.ui.ActionRow:
    cakes = [disnake.SelectOption(label="Welsh cakes", value="welsh"), disnake.SelectOption(label="Bara brith")]
    return disnake.ui.ActionRow(disnake.ui.StringSelect(custom_id="cake", placeholder="Choose a cake", options=cakes))


@bot.listen()
async def on_button_click(inter: disnake.MessageInteraction) -> None:
    """Answer a press for one person only, then say it better; or open a form."""
    if inter.component.custom_id == "note":
        words = disnake.ui.TextInput(custom_id="words", style=disnake.TextInputStyle.paragraph, max_length=200)
        await inter.response.send_modal(
            title="A note", custom_id="note", components=[disnake.ui.Label("Your words", words)]
        )
        return
    await inter.response.send_message("It is sealed.", ephemeral=True)
    await inter.edit_original_response("It is sealed, and counted.")


@bot.listen()
async def on_dropdown(inter: disnake.MessageInteraction) -> None:
    """Answer a choice by changing the message; then open a thread on it and write there."""
    await inter.response.edit_message(f"Chosen: {inter.values[0]}", components=[_buttons()])
    thread = await inter.message.create_thread(name="About the cake")
    await thread.send("Crumbs go here.")


@bot.listen()
async def on_modal_submit(inter: disnake.ModalInteraction) -> None:
    """Answer a form; then send the note to the person, as a file."""
    words = inter.text_values["words"]
    await inter.response.defer(ephemeral=True, with_message=True)
    await inter.followup.send(f"Noted: {words}", ephemeral=True)
    await inter.author.send("Your own copy", file=disnake.File(io.BytesIO(words.encode()), "note.txt"))


if __name__ == "__main__":
    bot.run(os.environ["STAGE_TOKEN"])
