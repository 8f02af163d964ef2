"""What the stage takes and gives fits Discord's own description."""

import io
from typing import Any

import discord
import pytest
from discord import app_commands, ui

from bot.rehearsal.rest.known import KNOWN
from bot.rehearsal.rest.routes import routes
from bot.rehearsal.rest.server import Exchange
from tests.rehearsal.bots import Bot, on_stage
from tests.rehearsal.openapi import Description


class _Form(ui.Modal, title="Everything"):
    about: ui.TextDisplay[Any] = ui.TextDisplay("Some words first")
    words: ui.Label[Any] = ui.Label(text="Words", component=ui.TextInput())
    kind: ui.Label[Any] = ui.Label(
        text="Kind", component=ui.Select(options=[discord.SelectOption(label="A"), discord.SelectOption(label="B")])
    )

    async def on_submit(self, interaction: discord.Interaction) -> None:
        await interaction.response.defer(ephemeral=True, thinking=True)
        await interaction.followup.send("Thank you.")
        note = await interaction.followup.send("One more thing.", ephemeral=True, wait=True)
        await note.edit(content="Never mind.")
        await note.delete()
        await interaction.edit_original_response(content="Thanks again.")


class _Layout(ui.LayoutView):
    def __init__(self) -> None:
        super().__init__(timeout=None)
        row: ui.ActionRow[Any] = ui.ActionRow()
        row.add_item(ui.ChannelSelect(placeholder="Where"))
        section: ui.Section[Any] = ui.Section("One", "Two", accessory=ui.Button(label="Beside", custom_id="beside"))
        gallery: ui.MediaGallery[Any] = ui.MediaGallery(
            discord.MediaGalleryItem("attachment://a.png", description="A picture")
        )
        self.add_item(
            ui.Container(ui.TextDisplay("# Hello"), section, ui.Separator(), gallery, row, accent_colour=0x123456)
        )


class _Panel(ui.View):
    @ui.button(label="Form")
    async def form(self, interaction: discord.Interaction, _: ui.Button[Any]) -> None:
        await interaction.response.send_modal(_Form())

    @ui.select(cls=ui.UserSelect, placeholder="Who")
    async def who(self, interaction: discord.Interaction, menu: ui.UserSelect[Any]) -> None:
        await interaction.response.edit_message(content=f"You chose {menu.values[0].display_name}", view=self)

    @ui.select(cls=ui.RoleSelect, placeholder="Which role")
    async def role(self, interaction: discord.Interaction, menu: ui.RoleSelect[Any]) -> None:
        await interaction.response.defer()
        await interaction.edit_original_response(content=f"Role {menu.values[0].name}", attachments=[])

    @ui.button(label="Layout")
    async def layout(self, interaction: discord.Interaction, _: ui.Button[Any]) -> None:
        picture = discord.File(io.BytesIO(b"png"), "a.png", description="Alt")
        await interaction.response.send_message(view=_Layout(), file=picture)


def _teach(bot: Bot) -> None:
    group = app_commands.Group(name="poll", description="Polls")

    @group.command(name="open", description="Open one")
    @app_commands.describe(words="The words")
    @app_commands.rename(words="about")
    async def open_poll(interaction: discord.Interaction, words: str, who: discord.Member | None = None) -> None:
        embed = discord.Embed(title=words, description=str(who)).set_footer(text="f").add_field(name="n", value="v")
        await interaction.response.send_message(embed=embed, view=_Panel(timeout=None), ephemeral=True)

    @open_poll.autocomplete("words")
    async def suggest(interaction: discord.Interaction, typed: str) -> list[app_commands.Choice[str]]:
        return [app_commands.Choice(name=typed.upper(), value=typed)]

    bot.tree.add_command(group)


async def _a_long_day(bot: Bot, bethans_number: int) -> None:
    """Ask for one of nearly everything."""
    bethan = await bot.home.fetch_member(bethans_number)
    role = await bot.home.create_role(name="Coordinator", mentionable=True)
    await role.edit(name="Coordinators", colour=0x00FF00)
    await bethan.add_roles(role)
    await bethan.remove_roles(role)
    await _in_a_hidden_channel(bot.home, role)
    await _in_the_open(bot)
    await bethan.send("Hello you", file=discord.File(io.BytesIO(b"x"), "x.txt", description="Alt"))
    await role.delete()
    await _look_around(bot, bethans_number)


async def _in_a_hidden_channel(home: discord.Guild, role: discord.Role) -> None:
    hidden: dict[Any, discord.PermissionOverwrite] = {
        home.default_role: discord.PermissionOverwrite(view_channel=False),
        home.me: discord.PermissionOverwrite(view_channel=True),
    }
    secret = await home.create_text_channel("Advisory group", overwrites=hidden)
    await secret.set_permissions(role, view_channel=True)
    await secret.edit(topic="Only us")
    thread = await secret.create_thread(name="Quiet", type=discord.ChannelType.private_thread)
    await thread.add_user(home.me)
    await thread.send("Hello")
    await thread.edit(archived=True)
    await thread.send("Awake again")
    await secret.set_permissions(role, overwrite=None)
    await secret.delete()


async def _in_the_open(bot: Bot) -> None:
    message = await bot.general.send("A poll", nonce="1", allowed_mentions=discord.AllowedMentions.none())
    await (await bot.general.create_thread(name="Loud", type=discord.ChannelType.public_thread)).fetch_members()
    await (await message.create_thread(name="On it")).join()
    await message.edit(content="A better poll")
    await message.pin()
    assert [one.content async for one in bot.general.pins()] == ["A better poll"]
    await message.unpin()
    assert (await bot.general.fetch_message(message.id)).content == "A better poll"
    reply = await message.reply("Yes")
    assert [one.id async for one in bot.general.history(limit=1)] == [reply.id]
    await reply.delete()


async def _look_around(bot: Bot, somebody: int) -> None:
    await bot.home.fetch_roles()
    await bot.home.fetch_channels()
    await bot.home.active_threads()
    await bot.fetch_guild(bot.home.id)
    await bot.fetch_channel(bot.general.id)
    await bot.fetch_user(somebody)
    await bot.application_info()
    await bot.tree.fetch_commands()
    await bot.http.get_bot_gateway()


async def test_every_exchange_of_a_long_day_fits_discords_description(monkeypatch: pytest.MonkeyPatch) -> None:
    description = Description()
    async with on_stage(monkeypatch, _teach) as (stage, bot):
        bethan = stage.person("Bethan")
        assert await bethan.is_offered("/poll open", "about", "tea") == ["TEA"]
        await bethan.runs("/poll open", about="tea", who="Amara")
        await bethan.chooses("Who", "Amara")
        await bethan.sees("You chose Amara")
        await bethan.chooses("Which role", "Kitchen Table")
        await bethan.sees("Role Kitchen Table")
        await bethan.presses("Form")
        await bethan.fills({"Words": "Hello", "Kind": "A"})
        await bethan.sees("Thanks again.")
        await bethan.presses("Layout")
        await bethan.sees("# Hello")
        await _a_long_day(bot, bethan.account.id)
        mistakes = [mistake for exchange in stage.exchanges for mistake in description.mistakes(exchange)]
    assert not mistakes, "\n".join(dict.fromkeys(mistakes))


def test_every_operation_that_discord_describes_is_known() -> None:
    assert sorted(KNOWN.operations) == sorted(Description().operations)
    assert {(route.method, route.template) for route in routes.known} <= set(KNOWN.operations)


def test_an_exchange_that_does_not_fit_is_noticed() -> None:
    description = Description()
    send = "/channels/{channel_id}/messages"
    right = {"content": "x", "nonce": "1"}
    assert description.mistakes(Exchange("POST", send, send, "", right, 200, {"id": "1"}))
    assert description.mistakes(Exchange("POST", send, send, "", {"embeds": 3}, 200, None))
    assert description.mistakes(Exchange("POST", "/nowhere", "/nowhere", "", None, 200, None))
