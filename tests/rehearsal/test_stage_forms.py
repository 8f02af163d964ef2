"""Forms: every part discord.py offers, what must be filled in, and a form that is sent in vain."""

from datetime import timedelta
from typing import Any, TypeVar

import discord
import pytest
from discord import ui

from bot.rehearsal.person.given import CannotDo, File
from tests.rehearsal.bots import Bot, on_stage

Part = TypeVar("Part")


def _options(kind: type[Any]) -> list[Any]:
    return [kind(label="One", value="1"), kind(label="Two", value="2")]


def _inside(label: ui.Label[Any], kind: type[Part]) -> Part:
    assert isinstance(label.component, kind)
    return label.component


class _Everything(ui.Modal, title="Everything"):
    about: ui.TextDisplay[Any] = ui.TextDisplay("Take your time")
    files: ui.Label[Any] = ui.Label(text="Photo", component=ui.FileUpload(required=False))
    one: ui.Label[Any] = ui.Label(text="One of", component=ui.RadioGroup(options=_options(discord.RadioGroupOption)))
    some: ui.Label[Any] = ui.Label(
        text="Some of", component=ui.CheckboxGroup(options=_options(discord.CheckboxGroupOption), max_values=2)
    )
    sure: ui.Label[Any] = ui.Label(text="Sure", component=ui.Checkbox())

    async def on_submit(self, interaction: discord.Interaction) -> None:
        files = _inside(self.files, ui.FileUpload).values
        read = b"".join([await one.read() for one in files]).decode()
        one, some = _inside(self.one, ui.RadioGroup).value, _inside(self.some, ui.CheckboxGroup).values
        said = f"{read} {one} {some} {_inside(self.sure, ui.Checkbox).value}"
        await interaction.response.send_message(said, ephemeral=True)


class _Words(ui.Modal, title="Words"):
    words: ui.TextInput[Any] = ui.TextInput(label="Question", min_length=3, max_length=10, default="Why?")
    more: ui.Label[Any] = ui.Label(
        text="More", component=ui.TextInput(required=False, style=discord.TextStyle.paragraph)
    )
    who: ui.Label[Any] = ui.Label(text="Who", component=ui.UserSelect(required=False, min_values=0))
    where: ui.Label[Any] = ui.Label(text="Where", component=ui.ChannelSelect(required=False, min_values=0))

    def __init__(self, bot: Bot) -> None:
        super().__init__()
        self.bot = bot

    async def on_submit(self, interaction: discord.Interaction) -> None:
        if self.words.value == "Silence":
            return
        who = [one.display_name for one in _inside(self.who, ui.UserSelect).values]
        where = [one.name for one in _inside(self.where, ui.ChannelSelect).values]
        said = f"{self.words.value}|{_inside(self.more, ui.TextInput).value}|{who + where}"
        await interaction.response.send_message(said, ephemeral=True)


def _teach(bot: Bot) -> None:
    @bot.tree.command(description="Asks everything")
    async def everything(interaction: discord.Interaction) -> None:
        await interaction.response.send_modal(_Everything())

    @bot.tree.command(description="Asks for words")
    async def words(interaction: discord.Interaction) -> None:
        await interaction.response.send_modal(_Words(bot))


async def test_every_part_of_a_form_reaches_the_bot(monkeypatch: pytest.MonkeyPatch) -> None:
    async with on_stage(monkeypatch, _teach) as (stage, _):
        amara = stage.person("Amara")
        await amara.runs("/everything")
        photo = File("tea.txt", b"tea")
        await amara.fills({"Photo": photo, "One of": "Two", "Some of": ["One", "Two"], "Sure": True})
        await amara.sees("tea 2 ['1', '2'] True")
        assert amara.form is None
        await amara.runs("/everything")
        with pytest.raises(CannotDo, match="'One of' must be answered"):
            await amara.fills({"Some of": "Two"})
        with pytest.raises(CannotDo, match="'Three' cannot be chosen here; there are 'One', 'Two'"):
            await amara.fills({"One of": "Three"})
        await amara.fills({"One of": "One", "Some of": "Two"})
        await amara.sees("1 ['2'] False")


async def test_people_and_places_are_chosen_by_name_and_prefilled_words_stay(monkeypatch: pytest.MonkeyPatch) -> None:
    async with on_stage(monkeypatch, _teach) as (stage, _):
        amara = stage.person("Amara")
        await amara.runs("/words")
        await amara.fills({"Who": "Ioan", "Where": "#general"})
        await amara.sees("Why?||['Ioan', 'general']")


@pytest.mark.parametrize(
    ("answers", "reason"),
    [
        ({"Question": "  "}, "must be filled in"),
        ({"Question": "ab"}, "3 to 10"),
        ({"Question": "x" * 11}, "3 to 10"),
        ({"Who": "Nobody"}, "Nothing here is called"),
        ({"Colour": "red"}, "does not ask for 'Colour'"),
    ],
)
async def test_a_phone_does_not_send_what_does_not_fit(
    monkeypatch: pytest.MonkeyPatch, answers: dict[str, str], reason: str
) -> None:
    async with on_stage(monkeypatch, _teach) as (stage, _):
        amara = stage.person("Amara")
        await amara.runs("/words")
        with pytest.raises(CannotDo, match=reason):
            await amara.fills(answers)
        assert amara.form is not None


async def test_a_form_that_is_not_answered_stays_open_and_can_be_sent_again(monkeypatch: pytest.MonkeyPatch) -> None:
    async with on_stage(monkeypatch, _teach) as (stage, bot):

        @bot.event
        async def on_interaction(interaction: discord.Interaction) -> None:
            bot.heard.append(interaction.type.name)
            if bot.heard.count("modal_submit") == 2:  # by now the library has forgotten the form
                await interaction.response.send_message("Heard again", ephemeral=True)

        amara = stage.person("Amara")
        await amara.runs("/words")
        stage.world.answer_within = timedelta(milliseconds=50)
        assert (await amara.fills({"Question": "Silence"})).failed
        assert (await amara.opens("Words")).custom_id
        stage.world.answer_within = timedelta(seconds=3)
        await amara.fills({"Question": "Again"})
        await amara.sees("Heard again")
        assert amara.form is None


async def test_a_form_can_be_closed_unsent(monkeypatch: pytest.MonkeyPatch) -> None:
    async with on_stage(monkeypatch, _teach) as (stage, _):
        amara = stage.person("Amara")
        await amara.runs("/words")
        amara.dismisses()
        assert amara.form is None
