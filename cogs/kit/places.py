"""Places: whether the bot can post in one, and which permission it lacks, called as Discord's own settings call it."""

from typing import Final

import discord

# In this order: without an earlier one Discord takes the later ones away too, whatever stands in the settings.
_TO_POST: Final = {"view_channel": "View Channel", "send_messages": "Send Messages", "embed_links": "Embed Links"}


def lacking_permission(place: discord.abc.GuildChannel) -> str | None:
    """Name the permission without which the bot cannot post in this place; None when it can."""
    may = place.permissions_for(place.guild.me)
    return next((shown for name, shown in _TO_POST.items() if not getattr(may, name)), None)
