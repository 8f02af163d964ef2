"""A name that somebody made up is held against what Discord calls those who run things here, after the answer."""

from bot.domain.people import PersonId
from bot.domain.refusals import Invalid
from bot.members import AT_ONCE
from bot.services import names
from cogs.kit import error_cards
from cogs.kit.cards import CardIn
from cogs.kit.drawing import Drawn
from cogs.kit.press import Press, show


async def look_again(press: Press) -> CardIn | Drawn | None:
    """Ask Discord for their names as they are now; take back a name that is one of them, and say so."""
    guild = press.bot.get_guild(press.actor.guild)
    if guild is None:
        return None
    known = await press.run(names.whom_to_look_up, press.actor.guild)
    asked = {*known[: AT_ONCE - 1], *([PersonId(guild.owner_id)] if guild.owner_id else [])}
    found = await press.bot.members.found(press.actor.guild, asked)
    if found is None:
        return None  # what is known from presses was looked at before the answer
    those = [one for one in found if one.id in asked]
    called = {PersonId(one.id): (one.name, one.global_name or "", one.nick or "") for one in those}
    await press.run(names.note_names, press.actor.guild, called)
    if await press.run(names.take_back_if_anothers, press.actor):
        return show(error_cards.refused, Invalid(names.TAKEN)).card
    return None
