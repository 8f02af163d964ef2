"""Asking Discord who is in a server: before a vote opens, before somebody gets a name as the lead, and once a day."""

from collections.abc import Awaitable, Callable
from datetime import datetime
from typing import Any

from bot.domain.people import GuildId, PersonId
from bot.domain.refusals import NotReady
from bot.jobs import Present, Work
from bot.services import membership
from cogs.kit.press import Press

Run = Callable[..., Awaitable[Any]]


async def look_over(press: Press, *, insist: bool = True) -> None:
    """Note who is in the server just now, so that nobody else is asked; refuse where Discord does not say.

    Where that is not to `insist` on, what is known from the last day does.
    """
    answered = await _look_over(press.run, press.bot.members.present, press.actor.guild, now=press.now)
    if insist and not answered:
        raise NotReady("Discord did not say who is in the server. Please press again.")


async def look_for(press: Press, person: PersonId) -> None:
    """Note whether one other person is in the server just now; where Discord does not say, what is known stands."""
    here = await press.bot.members.present(press.actor.guild, (person,))
    if here is not None:
        await press.run(membership.note_present, press.actor.guild, (person,), here, now=press.now)


async def look_over_all(work: Work) -> None:
    """Note who is in each server."""
    guilds = await work.run(membership.servers_to_ask_about)
    answered = [await _look_over(work.run, work.present, guild, now=work.now) for guild in guilds]
    await work.run(membership.note_asked, answered=all(answered), now=work.now)


async def _look_over(run: Run, present: Present, guild: GuildId, *, now: datetime) -> bool:
    asked = await run(membership.whom_to_ask_about, guild)
    here = await present(guild, asked) if asked else frozenset()
    if here is not None:
        await run(membership.note_present, guild, asked, here, now=now)
    return here is not None
