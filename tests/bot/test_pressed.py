"""The library is told nothing of a pressed message, and we what we read of it; nobody looks for more."""

import ast
from types import SimpleNamespace
from typing import Any, cast

import discord
import pytest

from bot.pressed import Pressed, pressed_in, read_little
from tests.bot.fake_discord import posted
from tests.rules.project import PRODUCT, files, name_of, tree_of

PRIVATE = discord.MessageFlags(ephemeral=True).value
WORDS = {"type": "rich", "title": "A vote"}
PICTURE = {**WORDS, "image": {"url": "attachment://chart.png"}}


def row(custom_id: str) -> dict[str, Any]:
    return {"type": 1, "components": [{"type": 2, "style": 1, "label": "Open", "custom_id": custom_id}]}


ORDINARY, OF_NOTE, LINK = row("v1:choose:abc"), row("v1:remind:note.abc"), {"type": 1, "components": [{"type": 2}]}


def told(event: dict[str, Any]) -> dict[str, Any]:
    """Return what the library is told of an event."""
    heard: list[dict[str, Any]] = []
    parsers = {"INTERACTION_CREATE": heard.append}
    read_little(parsers)
    parsers["INTERACTION_CREATE"](event)
    (press,) = heard
    return press


def pressed_on(**message: Any) -> Pressed:
    """Return what we read of a message when it is pressed."""
    press = told({"data": {"custom_id": "v1:choose:abc"}, "message": {**posted(5), **message}})
    return pressed_in(cast("discord.Interaction", SimpleNamespace(data=press["data"])))


def test_the_library_is_told_all_of_a_press_but_the_message() -> None:
    press = told({"id": "1", "data": {"custom_id": "v1:choose:abc", "values": ["2"]}, "message": posted(5)})
    assert press.keys() == {"id", "data"}
    assert press["data"] == {"custom_id": "v1:choose:abc", "values": ["2"], "pressed": Pressed()}


@pytest.mark.parametrize(
    ("flags", "rows", "replaced"),
    [
        (PRIVATE, [ORDINARY], True),
        (PRIVATE, [LINK], True),
        (PRIVATE, [], True),
        (0, [ORDINARY], False),
        (PRIVATE, [ORDINARY, OF_NOTE], False),
    ],
)
def test_an_answer_replaces_a_private_message_unless_that_says_several_things(
    flags: int, rows: list[Any], *, replaced: bool
) -> None:
    assert pressed_on(flags=flags, components=rows).can_be_replaced is replaced


@pytest.mark.parametrize(("embeds", "had"), [([WORDS], False), ([WORDS, PICTURE], True), ([], False)])
def test_a_picture_is_known_to_stand_in_a_message(embeds: list[Any], *, had: bool) -> None:
    assert pressed_on(embeds=embeds).had_picture is had


@pytest.mark.parametrize("about", [{}, {"data": {"name": "help"}}])
def test_a_command_is_told_as_it_is_and_replaces_nothing(about: dict[str, Any]) -> None:
    assert told({"id": "1", **about}) == {"id": "1", **about}
    command = SimpleNamespace(data=about.get("data"))
    assert pressed_in(cast("discord.Interaction", command)) == Pressed()


def test_nobody_looks_for_the_message_of_a_press_where_the_library_would_have_it() -> None:
    looks = {
        f"{name_of(path)}:{node.lineno}"
        for path in files(*PRODUCT, ending=".py")
        if not name_of(path).startswith("bot/rehearsal/")
        for node in ast.walk(tree_of(path))
        if isinstance(node, ast.Attribute) and node.attr == "message"
        if ast.unparse(node.value).rpartition(".")[2].lstrip("_") in {"interaction", "press"}
    }
    assert looks == set()
