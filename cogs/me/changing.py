"""Changing when or where somebody is reached."""

from collections.abc import Callable
from typing import Concatenate, ParamSpec

from bot.domain.people import Actor
from bot.domain.preferences import Preferences
from bot.services import Transaction
from cogs.kit.press import Press

P = ParamSpec("P")


async def changed(
    press: Press, service: Callable[Concatenate[Transaction, Actor, P], Preferences], *args: P.args, **kwargs: P.kwargs
) -> Preferences:
    """Ask a service that changes it, and have what waits for this person looked at now."""
    chosen = await press.run(service, press.actor, *args, **kwargs)
    press.bot.wake()
    return chosen
