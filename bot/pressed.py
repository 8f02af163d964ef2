"""The message that was pressed: all that we read of it, and all that is taken in of it.

With each press Discord sends the whole message. To have the library build it, embeds, controls, author and all, was an
eighth of the work of a vote.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Final

import discord

_Wire = dict[str, Any]
_EVENT: Final = "INTERACTION_CREATE"
_PRESSED: Final = "pressed"  # where it stands among what a press brings with it: Discord sends nothing of that name
_NOTE: Final = "v1:remind:note."  # what only a note about several things has: putting all of it off
_PRIVATE: Final = discord.MessageFlags(ephemeral=True).value


@dataclass(frozen=True, slots=True)
class Pressed:
    """What is read of a pressed message: whether an answer takes its place, and whether a picture stands in it."""

    can_be_replaced: bool = False
    had_picture: bool = False


_NOTHING: Final = Pressed()


def read_little(parsers: dict[str, Callable[[Any], None]]) -> None:
    """Have the library, whose `parsers` these are, be told no more of a pressed message than is read of it."""
    parse = parsers[_EVENT]

    def parse_little(press: _Wire) -> None:
        message = press.pop("message", None)
        if message is not None:
            press["data"][_PRESSED] = _read(message)
        parse(press)

    parsers[_EVENT] = parse_little


def pressed_in(press: discord.Interaction) -> Pressed:
    """Return what is known of the message that was pressed, or whose form was sent; a command has none."""
    data: Mapping[str, Any] = press.data or {}
    found: Pressed = data.get(_PRESSED, _NOTHING)
    return found


def _read(message: _Wire) -> Pressed:
    is_private = bool(message.get("flags", 0) & _PRIVATE)
    return Pressed(
        # A note about several things stays where it is, whichever of them is pressed.
        can_be_replaced=is_private and not any(map(_is_of_note, message.get("components", ()))),
        had_picture=any("image" in embed for embed in message.get("embeds", ())),
    )


def _is_of_note(row: _Wire) -> bool:
    return any(one.get("custom_id", "").startswith(_NOTE) for one in row.get("components", ()))
