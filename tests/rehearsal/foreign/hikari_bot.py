"""The small bot, written with hikari."""

import os

import hikari
from hikari.api import MessageActionRowBuilder

bot = hikari.GatewayBot(
    os.environ["STAGE_TOKEN"],
    rest_url=os.environ["STAGE_API"],
    banner=None,
    logs=os.environ.get("STAGE_LOGS", "WARNING"),
    suppress_optimization_warning=True,
)


async def sync(_: hikari.StartedEvent) -> None:
    """Register the command."""
    application = await bot.rest.fetch_application()
    about = hikari.CommandOption(
        type=hikari.OptionType.STRING, name="about", description="What about", is_required=True, max_length=100
    )
    lay = bot.rest.slash_command_builder("lay", "Lay the table").add_option(about)
    await bot.rest.set_application_commands(application, [lay])


async def hear(event: hikari.InteractionCreateEvent) -> None:
    """Answer whatever somebody did."""
    interaction = event.interaction
    if isinstance(interaction, hikari.CommandInteraction):
        await lay(interaction)
    elif isinstance(interaction, hikari.ComponentInteraction):
        await ACTS[interaction.custom_id](interaction)
    elif isinstance(interaction, hikari.ModalInteraction):
        await noted(interaction)


async def lay(interaction: hikari.CommandInteraction) -> None:
    """Lay the table: a card, two buttons and a menu."""
    option = next(one for one in interaction.options or () if one.name == "about")
    card = hikari.Embed(title=f"Tea about {option.value}", description="When it suits you.")
    await interaction.create_initial_response(
        hikari.ResponseType.MESSAGE_CREATE, embed=card, components=[_buttons(), _menu()]
    )


def _buttons() -> MessageActionRowBuilder:
    row = bot.rest.build_message_action_row()
    row.add_interactive_button(hikari.ButtonStyle.PRIMARY, "answer", label="Answer privately")
    row.add_interactive_button(hikari.ButtonStyle.SECONDARY, "note", label="Write a note")
    return row


def _menu() -> MessageActionRowBuilder:
    row = bot.rest.build_message_action_row()
    menu = row.add_text_menu("cake", placeholder="Choose a cake")
    menu.add_option("Welsh cakes", "welsh")
    menu.add_option("Bara brith", "bara")
    return row


async def answer(interaction: hikari.ComponentInteraction) -> None:
    """Answer a press, for one person only; then say it better."""
    await interaction.create_initial_response(
        hikari.ResponseType.MESSAGE_CREATE, "It is sealed.", flags=hikari.MessageFlag.EPHEMERAL
    )
    await interaction.edit_initial_response("It is sealed, and counted.")


async def cake(interaction: hikari.ComponentInteraction) -> None:
    """Answer a choice by changing the message; then open a thread on it and write there."""
    await interaction.create_initial_response(
        hikari.ResponseType.MESSAGE_UPDATE, f"Chosen: {interaction.values[0]}", components=[_buttons()]
    )
    thread = await bot.rest.create_message_thread(interaction.channel_id, interaction.message, "About the cake")
    await bot.rest.create_message(thread, "Crumbs go here.")


async def note(interaction: hikari.ComponentInteraction) -> None:
    """Open a form."""
    row = bot.rest.build_modal_action_row()
    row.add_text_input("words", "Your words", style=hikari.TextInputStyle.PARAGRAPH, max_length=200)
    await interaction.create_modal_response("A note", "note", components=[row])


async def noted(interaction: hikari.ModalInteraction) -> None:
    """Answer a form; then send the note to the person, as a file."""
    words = interaction.components[0].components[0].value
    await interaction.create_initial_response(hikari.ResponseType.DEFERRED_MESSAGE_CREATE, flags=64)
    await interaction.execute(f"Noted: {words}", flags=hikari.MessageFlag.EPHEMERAL)
    channel = await interaction.user.fetch_dm_channel()
    await channel.send("Your own copy", attachment=hikari.Bytes(words.encode(), "note.txt"))


ACTS = {"answer": answer, "cake": cake, "note": note}
bot.subscribe(hikari.StartedEvent, sync)
bot.subscribe(hikari.InteractionCreateEvent, hear)

if __name__ == "__main__":
    bot.run(check_for_updates=False, asyncio_debug=False)
