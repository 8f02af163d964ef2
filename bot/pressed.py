"""The message that was pressed: the little of it that we read, and that the library takes in no more of it.

With each press Discord sends the whole message. To build its embeds, its controls and its author, which nobody here
looks at, was a tenth of the work of a vote.
"""

from collections.abc import Callable
from typing import Any, Final

import discord

_Wire = dict[str, Any]
_PRESS: Final = "INTERACTION_CREATE"
_NOTE: Final = "v1:remind:note."  # what only a note about several things has: putting all of it off
_KEPT: Final = ("id", "type", "content", "flags")  # the library asks for the first three


def take_in_little(parsers: dict[str, Callable[[Any], None]]) -> None:
    """Have the library build no more of a pressed message than what is read here; `parsers` are the library's own."""
    parse = parsers[_PRESS]

    def parse_little(press: _Wire) -> None:
        parse({**press, "message": _little_of(press["message"])} if "message" in press else press)

    parsers[_PRESS] = parse_little


def can_be_replaced(press: discord.Interaction) -> bool:
    """Tell whether the answer comes in place of the pressed message: a private one, if it says one thing."""
    pressed = press.message
    return pressed is not None and pressed.flags.ephemeral and not pressed.components


def had_picture(press: discord.Interaction) -> bool:
    """Tell whether a picture stands in the pressed message."""
    return press.message is not None and bool(press.message.embeds)


def _little_of(message: _Wire) -> _Wire:
    """Return what is read of a message: of its embeds those with a picture, of its controls those of a note.

    A note about several things stays where it is, whichever of them is pressed.
    """
    return {
        **{name: message[name] for name in _KEPT if name in message},
        "embeds": [embed for embed in message.get("embeds", ()) if "image" in embed],
        "components": [row for row in message.get("components", ()) if _is_of_note(row)],
    }


def _is_of_note(row: _Wire) -> bool:
    return any(one.get("custom_id", "").startswith(_NOTE) for one in row.get("components", ()))
