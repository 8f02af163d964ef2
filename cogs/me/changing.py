"""Changing when or where somebody is reached."""

from collections.abc import Callable
from typing import Concatenate, ParamSpec

from bot.domain.people import Actor
from bot.domain.preferences import Preferences
from bot.services import Transaction
from cogs.kit.ask import Ask

P = ParamSpec("P")


async def changed(
    ask: Ask, service: Callable[Concatenate[Transaction, Actor, P], Preferences], *args: P.args, **kwargs: P.kwargs
) -> Preferences:
    """Ask a service that changes it, and have what waits for this person looked at now."""
    chosen = await ask.run(service, ask.actor, *args, **kwargs)
    ask.bot.wake()
    return chosen
