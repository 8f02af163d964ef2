"""By which names people go: as Discord says, and none that they made up and another goes by."""

from dataclasses import replace

from bot.domain.people import PersonId
from bot.domain.refusals import Invalid
from bot.members import AT_ONCE
from bot.services import names
from cogs.kit import error_cards
from cogs.kit.cards import CardIn
from cogs.kit.drawing import Drawn
from cogs.kit.press import Press, show


async def named(press: Press) -> None:
    """Find out by which name everybody in the server sees whoever presses: in a private message Discord is asked."""
    if not press.in_private:
        return
    found = await press.bot.members.found(press.actor.guild, (press.actor.person,))
    me = next((one for one in found or () if one.id == press.actor.person), None)
    if me is not None:
        press.actor = replace(press.actor, names=(me.name, me.global_name or "", me.nick or ""))


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
    others = await _called_like(press, await press.run(names.made_up_by, press.actor))
    why = await press.run(names.take_back_if_anothers, press.actor, others)
    return None if why is None else show(error_cards.refused, Invalid(why)).card


async def _called_like(press: Press, name: str) -> tuple[str, ...]:
    """Return what others in the server go by whose names begin with this one: nothing where Discord does not say."""
    found = await press.bot.members.called(press.actor.guild, name) if name else ()
    others = [one for one in found if one.id != press.actor.person and not one.bot]
    return tuple(filter(None, (called for one in others for called in (one.name, one.global_name, one.nick))))
