"""A name that somebody made up is held against what Discord calls those who run things here, after the answer."""

import asyncio
from typing import Final

from bot.client import WIRE_FAULTS
from bot.domain.people import PersonId
from bot.domain.refusals import Invalid
from bot.services import names
from cogs.kit import error_cards
from cogs.kit.cards import CardIn, Drawn
from cogs.kit.press import Press, show

_AT_ONCE: Final = 100  # people whom Discord tells us of in one answer
_PATIENCE: Final = 5.0


async def look_again(press: Press) -> CardIn | Drawn | None:
    """Ask Discord for their names as they are now; take back a name that is one of them, and say so."""
    guild = press.bot.get_guild(press.actor.guild)
    if guild is None:
        return None
    known = await press.run(names.whom_to_look_up, press.actor.guild)
    asked: list[int] = [*known[: _AT_ONCE - 1], *([guild.owner_id] if guild.owner_id else [])]
    try:
        async with asyncio.timeout(_PATIENCE):
            found = await guild.query_members(user_ids=asked, limit=_AT_ONCE, cache=False)
    except (TimeoutError, *WIRE_FAULTS):
        return None  # what is known from presses was looked at before the answer
    called = {PersonId(one.id): (one.name, one.global_name or "", one.nick or "") for one in found}
    await press.run(names.note_names, press.actor.guild, called)
    if await press.run(names.take_back_if_anothers, press.actor):
        return show(error_cards.refused, Invalid(names.TAKEN)).card
    return None
