"""What coordinators see: people as numbers, who asks for a call, and what else waits for them."""

from collections.abc import Mapping, Sequence

from bot.domain.calls import CallRequest
from bot.domain.small_numbers import Headcount
from bot.services import Transaction, calls, overview
from cogs.kit.feature import features_of
from cogs.kit.gathered import ToDo
from cogs.kit.press import Handler, Press, Reply, show
from cogs.people import cards


async def people(press: Press) -> Reply:
    """Show people as numbers, and what waits."""
    return show(cards.overview, *await press.run(_seen, press))


def _seen(tx: Transaction, press: Press) -> tuple[Headcount | None, Sequence[CallRequest], Sequence[ToDo]]:
    """Look at everything in one transaction."""
    every = (find for feature in features_of(press.bot) for find in feature.to_do)
    return (
        overview.count_people(tx, press.actor),
        calls.calls_waiting(tx, press.actor, now=press.now),
        tuple(find(tx, press.actor, now=press.now) for find in every),
    )


PRESSES: Mapping[str, Handler] = {"people": people}
