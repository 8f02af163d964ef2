"""Of a pressed message the library builds what we read, and what it no longer has is read nowhere."""

import ast
from types import SimpleNamespace
from typing import Any, cast

import discord
import pytest

from bot.pressed import can_be_replaced, had_picture, take_in_little
from tests.bot.fake_discord import posted
from tests.rules.project import PRODUCT, files, name_of, tree_of

PRIVATE = discord.MessageFlags(ephemeral=True).value
WORDS = {"type": "rich", "title": "A vote"}
PICTURE = {**WORDS, "image": {"url": "attachment://chart.png"}}
Heard = dict[str, Any]


def row(custom_id: str) -> dict[str, Any]:
    return {"type": 1, "components": [{"type": 2, "style": 1, "label": "Open", "custom_id": custom_id}]}


ORDINARY, OF_NOTE, LINK = row("v1:choose:abc"), row("v1:remind:note.abc"), {"type": 1, "components": [{"type": 2}]}


def taken_in(**message: Any) -> dict[str, Any]:
    """Return what the library is given of a message that somebody pressed."""
    heard: list[Heard] = []
    parsers = {"INTERACTION_CREATE": heard.append}
    take_in_little(parsers)
    parsers["INTERACTION_CREATE"]({"id": "1", "data": {"custom_id": "v1:choose:abc"}, "message": message})
    (press,) = heard
    assert press["data"] == {"custom_id": "v1:choose:abc"}
    given: dict[str, Any] = press["message"]
    return given


def press_of(**message: Any) -> discord.Interaction:
    """Return a press on a message that the library has built out of what it is given."""
    state, place = SimpleNamespace(_get_guild=lambda _: None), SimpleNamespace()
    given = taken_in(**{**posted(5), **message})
    built = discord.Message(state=cast("Any", state), channel=cast("Any", place), data=cast("Any", given))
    return cast("discord.Interaction", SimpleNamespace(message=built))


def test_of_a_message_the_library_builds_no_more_than_what_is_read() -> None:
    given = taken_in(**posted(5), flags=PRIVATE, components=[ORDINARY])
    assert given == {"id": "5", "type": 0, "content": "", "flags": PRIVATE, "embeds": [], "components": []}


def test_what_is_left_away_is_not_there_as_if_it_were_empty() -> None:
    message = press_of(flags=PRIVATE).message
    assert message is not None
    with pytest.raises(AttributeError):
        _ = message.author


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
    assert can_be_replaced(press_of(flags=flags, components=rows)) is replaced


@pytest.mark.parametrize(("embeds", "had"), [([WORDS], False), ([WORDS, PICTURE], True), ([], False)])
def test_a_picture_is_known_to_stand_in_a_message(embeds: list[Any], *, had: bool) -> None:
    assert had_picture(press_of(embeds=embeds)) is had


def test_a_command_has_no_message_and_is_heard_as_it_is() -> None:
    heard: list[Heard] = []
    parsers = {"INTERACTION_CREATE": heard.append}
    take_in_little(parsers)
    parsers["INTERACTION_CREATE"](command := {"id": "1", "type": 2})
    assert heard == [command]


def test_a_pressed_message_is_read_in_one_place() -> None:
    read = {
        name_of(path)
        for path in files(*PRODUCT, ending=".py")
        if not name_of(path).startswith("bot/rehearsal/")
        for node in ast.walk(tree_of(path))
        if isinstance(node, ast.Attribute) and node.attr == "message"
        if ast.unparse(node.value).rpartition(".")[2].lstrip("_") in {"interaction", "press"}
    }
    assert read == {"bot/pressed.py"}
