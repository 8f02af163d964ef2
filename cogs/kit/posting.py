"""Whether the bot can post in a channel, seen before anything is opened there."""

import discord

from bot.domain.people import ChannelId
from bot.domain.refusals import NotReady
from cogs.kit.blocked_channels import lacking_permission
from cogs.kit.clean import shown
from cogs.kit.press import Press


async def check_notices(press: Press, notices: ChannelId | None) -> None:
    """Refuse where the notices channel that was chosen is gone, or not open to the bot."""
    if notices is not None and press.interaction.guild is not None:
        _check(await _place(press.interaction.guild, notices))


async def _place(guild: discord.Guild, number: int) -> discord.abc.GuildChannel | None:
    """Find a channel; ask Discord before anybody is refused, for what we remember may be behind."""
    place = guild.get_channel(number)
    if place is not None and lacking_permission(place) is None:
        return place
    try:
        found = await guild.fetch_channel(number)
    except (discord.NotFound, discord.InvalidData):
        return None
    except discord.HTTPException:
        return place
    return found if isinstance(found, discord.abc.GuildChannel) else None


def _check(notices: discord.abc.GuildChannel | None) -> None:
    if notices is None:
        raise NotReady(
            "The notices channel is not there any more. Nothing was posted. The server's owner can mend it with /setup."
        )
    lacking = lacking_permission(notices)
    if lacking is not None:
        raise NotReady(
            "Nothing was posted. In {room} the bot needs the permission “{name}”. "
            "The server's owner can mend it with /setup.",
            room=f"#{shown(notices.name)}",
            name=lacking,
        )
