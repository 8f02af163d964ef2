"""What Discord allows the bot in each of its servers, for whoever looks the installation over."""

from collections.abc import Mapping, Sequence
from functools import partial

import discord

from bot.domain.permissions import Permission, lacking
from bot.settings import Settings
from bot.wire import WIRE_FAULTS, talk_to

_PAGE = 200  # servers that Discord tells of in one answer


class NotTold(Exception):
    """Discord did not say it: it does not accept the token, or was not reached."""


async def look(settings: Settings) -> Sequence[tuple[bool, str]]:
    """Say of what Discord allows whether it is well, in sentences for whoever runs the bot."""
    try:
        found = await lacking_by_server(settings)
    except NotTold as reason:
        return [(False, str(reason))]
    lacks = {guild: ", ".join(one.shown for one in those) for guild, those in found.items() if those}
    return [
        (False, f"In server {guild} the bot lacks: {names}. Its owner finds a link that mends it under /setup.")
        for guild, names in lacks.items()
    ] or [(True, f"Discord allows the bot all that it needs. Servers: {len(found)}.")]


async def lacking_by_server(settings: Settings) -> Mapping[int, tuple[Permission, ...]]:
    """Ask Discord what is not allowed, by the number of each server; nothing stands there where all of it is."""
    talk_to(settings.discord_api_url)
    token = settings.token.reveal() if settings.token else ""
    async with discord.Client(intents=discord.Intents.none()) as client:
        try:
            await client.login(token)
            return {
                int(one["id"]): lacking(partial(getattr, discord.Permissions(int(one["permissions"]))))
                for one in await client.http.get_guilds(_PAGE)
            }
        except discord.LoginFailure:
            raise NotTold("Discord does not accept the token in DISCORD_TOKEN.") from None
        except (discord.HTTPException, *WIRE_FAULTS):
            raise NotTold("Discord could not be asked what the bot may do. Try again when it can be reached.") from None
