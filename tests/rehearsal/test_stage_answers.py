"""Answers to presses and commands: in time, once, and for as long as the token lives."""

from datetime import timedelta
from typing import Any

import discord
import pytest
from discord import ui

from bot.rehearsal.world import asking
from tests.rehearsal.bots import Bot, on_stage

HOUR = timedelta(hours=1)


class _Panel(ui.View):
    def __init__(self, bot: Bot) -> None:
        super().__init__(timeout=None)
        self.bot = bot

    @ui.button(label="Silence")
    async def silence(self, interaction: discord.Interaction, _: ui.Button[Any]) -> None:
        self.bot.heard.append(interaction.token)

    @ui.button(label="Twice")
    async def twice(self, interaction: discord.Interaction, _: ui.Button[Any]) -> None:
        await interaction.response.send_message("First", ephemeral=True)
        interaction.response._response_type = None
        try:
            await interaction.response.send_message("Second", ephemeral=True)
        except discord.HTTPException as error:
            self.bot.heard.append(f"{error.status} {error.code}")

    @ui.button(label="Think in private")
    async def think(self, interaction: discord.Interaction, _: ui.Button[Any]) -> None:
        await interaction.response.defer(ephemeral=True, thinking=True)
        await interaction.followup.send("Thought through", ephemeral=False)
        await interaction.followup.send("For all", ephemeral=False)

    @ui.button(label="Change")
    async def change(self, interaction: discord.Interaction, _: ui.Button[Any]) -> None:
        await interaction.response.defer()
        await interaction.edit_original_response(content="Changed")
        await interaction.followup.send("And told you", ephemeral=True)

    @ui.button(label="Vanish")
    async def vanish(self, interaction: discord.Interaction, _: ui.Button[Any]) -> None:
        await interaction.response.edit_message(content="Nearly gone")
        await interaction.delete_original_response()
        try:
            await interaction.edit_original_response(content="Back")
        except discord.NotFound as error:
            await interaction.followup.send(f"{error.status} {error.code}", ephemeral=True)

    @ui.button(label="Later")
    async def later(self, interaction: discord.Interaction, _: ui.Button[Any]) -> None:
        self.bot.kept["later"] = interaction
        await interaction.response.send_message("For now", ephemeral=True)

    @ui.button(label="Not any more", disabled=True)
    async def never(self, interaction: discord.Interaction, _: ui.Button[Any]) -> None: ...


def _teach(bot: Bot) -> None:
    @bot.tree.command(description="Shows the panel")
    async def panel(interaction: discord.Interaction) -> None:
        await interaction.response.send_message("Panel", view=_Panel(bot))


async def test_without_an_answer_in_time_the_person_is_told(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    async with on_stage(monkeypatch, _teach) as (stage, bot):
        amara = stage.person("Amara")
        await amara.runs("/panel")
        stage.world.answer_within = timedelta(milliseconds=100)
        assert (await amara.presses("Silence")).failed
        await amara.sees(asking.FAILED)
        stage.person("Ioan").cannot_see(asking.FAILED)
        route = discord.http.Route("PATCH", f"/webhooks/{bot.application_id}/{bot.heard[0]}/messages/@original")
        with pytest.raises(discord.NotFound) as refused:
            await bot.http.request(route, json={"content": "Too late"})
        assert refused.value.code == 10015


async def test_a_first_answer_that_comes_too_late_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    async with on_stage(monkeypatch, _teach) as (stage, bot):
        amara = stage.person("Amara")
        await amara.runs("/panel")
        stage.world.answer_within = timedelta(milliseconds=50)
        failed = await amara.presses("Silence")
        route = discord.http.Route("POST", f"/interactions/{failed.id}/{failed.token}/callback")
        with pytest.raises(discord.NotFound) as refused:
            await bot.http.request(route, json={"type": 5})
        assert refused.value.code == 10062


async def test_a_second_first_answer_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    async with on_stage(monkeypatch, _teach) as (stage, bot):
        amara = stage.person("Amara")
        await amara.runs("/panel")
        await amara.presses("Twice")
        await amara.sees("First")
        stage.person("Ioan").cannot_see("First")
        await amara.presses("Change")
        await amara.sees("And told you")
        assert bot.heard == ["400 40060"]
        amara.cannot_see("Second")


async def test_the_first_words_after_a_promise_fill_its_place_in_private(monkeypatch: pytest.MonkeyPatch) -> None:
    async with on_stage(monkeypatch, _teach) as (stage, _):
        amara, ioan = stage.person("Amara"), stage.person("Ioan")
        await amara.runs("/panel")
        await amara.presses("Think in private")
        thought = await amara.sees("Thought through")
        assert thought.private_to == amara.account.id
        assert not thought.loading
        await ioan.sees("For all")
        ioan.cannot_see("Thought through")


async def test_a_press_can_change_or_remove_what_was_pressed(monkeypatch: pytest.MonkeyPatch) -> None:
    async with on_stage(monkeypatch, _teach) as (stage, _):
        amara, ioan = stage.person("Amara"), stage.person("Ioan")
        await amara.runs("/panel")
        await amara.presses("Change")
        await ioan.sees("Changed")
        await ioan.presses("Vanish")
        await ioan.sees("404 10008")
        amara.cannot_see("Nearly gone")


async def test_a_token_lives_for_fifteen_minutes_of_the_stages_time(monkeypatch: pytest.MonkeyPatch) -> None:
    async with on_stage(monkeypatch, _teach) as (stage, bot):
        amara = stage.person("Amara")
        await amara.runs("/panel")
        await amara.presses("Later")
        interaction = bot.kept["later"]
        stage.clock.move(timedelta(minutes=14))
        await interaction.edit_original_response(content="Still here")
        await amara.sees("Still here")
        stage.clock.move(timedelta(minutes=1))
        with pytest.raises(discord.HTTPException) as refused:
            await interaction.edit_original_response(content="Too late")
        assert (refused.value.status, refused.value.code) == (401, 50027)


async def test_a_kind_of_answer_that_does_not_fit_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    async with on_stage(monkeypatch, _teach) as (stage, bot):
        amara = stage.person("Amara")
        await amara.runs("/panel")
        pressed = await amara.presses("Later")
        assert pressed.answer == 4

        @bot.tree.command(description="Answers as if pressed")
        async def odd(interaction: discord.Interaction) -> None:
            route = discord.http.Route("POST", f"/interactions/{interaction.id}/{interaction.token}/callback")
            with pytest.raises(discord.HTTPException) as refused:
                await bot.http.request(route, json={"type": 7, "data": {"content": "?"}})
            await interaction.response.send_message(str(refused.value.code))

        await bot.tree.sync()
        await amara.runs("/odd")
        await amara.sees("50035")


async def test_a_button_that_is_switched_off_cannot_be_pressed(monkeypatch: pytest.MonkeyPatch) -> None:
    async with on_stage(monkeypatch, _teach) as (stage, _):
        amara = stage.person("Amara")
        await amara.runs("/panel")
        with pytest.raises(Exception, match="cannot be pressed"):
            await amara.presses("Not any more")


async def test_what_does_not_appear_is_reported_with_what_does(monkeypatch: pytest.MonkeyPatch) -> None:
    async with on_stage(monkeypatch, _teach) as (stage, _):
        amara = stage.person("Amara")
        await amara.runs("/panel")
        amara.patience = 0.05
        with pytest.raises(AssertionError, match=r"not so that Amara sees 'pudding'(.|\n)*Panel"):
            await amara.sees("pudding")
