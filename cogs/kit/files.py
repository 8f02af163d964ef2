"""Handing files over to the one who pressed, in private."""

from collections.abc import Sequence
from typing import Final

import discord

from bot.domain.permissions import PERMISSIONS
from bot.text import Words
from cogs.kit import drawing
from cogs.kit.cards import Card, CardIn
from cogs.kit.press import Press

_NAME: Final = next(one.shown for one in PERMISSIONS if one.name == "attach_files")


async def hand_over(press: Press, card: CardIn, files: Sequence[discord.File]) -> CardIn | None:
    """Hand files over with a card; return what to say where Discord lets the bot attach none."""
    embed = drawing.drawn(card, await press.words()).as_embed()
    try:
        await press.interaction.followup.send(embed=embed, files=files, ephemeral=True)
    except discord.Forbidden:
        return not_here
    return None


def not_here(_: Words) -> Card:
    """Say what is missing, and where it works meanwhile."""
    return Card(
        title=_("The bot may not hand over files here"),
        body=_("The server's owner can allow it: the permission is called “{name}”.", name=_NAME)
        + "\n\n"
        + _("It works in a private message too: press the same button there."),
    )
