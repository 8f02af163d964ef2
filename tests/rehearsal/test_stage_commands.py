"""Commands: who is offered which, and what a phone lets them type."""

from typing import Any

import discord
import pytest
from discord import app_commands

from bot.rehearsal.person.given import LARGEST, CannotDo, File
from tests.rehearsal.bots import Bot, on_stage


def _teach(bot: Bot) -> None:
    @bot.tree.command(description="For those who run the server")
    @app_commands.default_permissions(manage_guild=True)
    @app_commands.guild_only()
    async def setup(interaction: discord.Interaction) -> None:
        await interaction.response.send_message("Set up", ephemeral=True)

    @bot.tree.command(description="For all")
    @app_commands.choices(kind=[app_commands.Choice(name="Ordinary", value="o")])
    async def ask(
        interaction: discord.Interaction,
        kind: str,
        count: app_commands.Range[int, 1, 5] = 1,
        who: discord.Member | None = None,
        where: discord.TextChannel | None = None,
    ) -> None:
        said = f"{kind} {count} {who and who.display_name} {where and where.name}"
        await interaction.response.send_message(said, ephemeral=True)

    @bot.tree.command(description="Hand something over")
    async def hand(interaction: discord.Interaction, note: discord.Attachment, copy: str = "") -> None:
        said = f"{note.filename} {note.size} {note.content_type} {(await note.read()).decode()}"
        await interaction.response.send_message(said, ephemeral=True)

    @bot.tree.context_menu(name="Keep this")
    async def keep(interaction: discord.Interaction, message: discord.Message) -> None:
        await interaction.response.send_message(f"Kept: {message.content}", ephemeral=True)


async def test_people_are_offered_what_their_permissions_allow(monkeypatch: pytest.MonkeyPatch) -> None:
    async with on_stage(monkeypatch, _teach) as (stage, _):
        assert stage.person("Amara").commands == ["ask", "hand", "Keep this"]
        assert stage.person("Olwen").commands == ["setup", "ask", "hand", "Keep this"]
        with pytest.raises(CannotDo, match="there is /ask"):
            await stage.person("Amara").runs("/setup")
        await stage.person("Olwen").runs("/setup")


async def test_options_are_found_by_name(monkeypatch: pytest.MonkeyPatch) -> None:
    async with on_stage(monkeypatch, _teach) as (stage, _):
        amara = stage.person("Amara")
        await amara.runs("/ask", kind="Ordinary", count=5, who="Ioan", where="general")
        await amara.sees("o 5 Ioan general")


@pytest.mark.parametrize(
    ("given", "reason"),
    [
        ({}, "needs kind"),
        ({"kind": "Odd"}, "is one of Ordinary"),
        ({"kind": "Ordinary", "count": 6}, "between 1 and 5"),
        ({"kind": "Ordinary", "colour": "red"}, "takes no 'colour'"),
    ],
)
async def test_a_command_line_that_does_not_fit_is_not_sent(
    monkeypatch: pytest.MonkeyPatch, given: dict[str, Any], reason: str
) -> None:
    async with on_stage(monkeypatch, _teach) as (stage, _):
        with pytest.raises(CannotDo, match=reason):
            await stage.person("Amara").runs("/ask", **given)


async def test_a_file_is_handed_over_with_a_command(monkeypatch: pytest.MonkeyPatch) -> None:
    async with on_stage(monkeypatch, _teach) as (stage, _):
        amara = stage.person("Amara")
        await amara.runs("/hand", note=File("Siân's note.txt", b"Mwy o de", "text/plain"))
        await amara.sees("Siân's note.txt 8 text/plain Mwy o de")


@pytest.mark.parametrize(
    ("given", "reason"),
    [
        ({}, "needs note"),
        ({"note": "words"}, "note takes a file"),
        ({"note": File("large.bin", bytes(LARGEST + 1))}, "up to 10 MB"),
        ({"note": File("note.txt", b""), "copy": File("note.txt", b"")}, "copy takes no file"),
    ],
)
async def test_a_file_that_does_not_fit_is_not_sent(
    monkeypatch: pytest.MonkeyPatch, given: dict[str, Any], reason: str
) -> None:
    async with on_stage(monkeypatch, _teach) as (stage, _):
        with pytest.raises(CannotDo, match=reason):
            await stage.person("Amara").runs("/hand", **given)


async def test_a_messages_menu_brings_the_message(monkeypatch: pytest.MonkeyPatch) -> None:
    async with on_stage(monkeypatch, _teach) as (stage, _):
        amara = stage.person("Amara")
        await stage.person("Ioan").says("general", "She stops wanting her tea.")
        await amara.runs_on(await amara.sees("her tea"), "Keep this")
        await amara.sees("Kept: She stops wanting her tea.")
        stage.person("Ioan").cannot_see("Kept:")


async def test_syncing_again_keeps_numbers_and_forgets_the_rest(monkeypatch: pytest.MonkeyPatch) -> None:
    async with on_stage(monkeypatch, _teach) as (stage, bot):
        before = {command.name: command.id for command in await bot.tree.fetch_commands()}
        bot.tree.remove_command("setup")
        await bot.tree.sync()
        after = {command.name: command.id for command in await bot.tree.fetch_commands()}
        assert after == {name: number for name, number in before.items() if name != "setup"}
        here = discord.Object(stage.world.guild.id)
        assert await bot.tree.sync(guild=here) == []
