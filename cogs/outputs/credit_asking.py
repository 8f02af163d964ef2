"""What coordinators press to ask everybody how they wish to be named."""

from collections.abc import Mapping
from typing import Final

from bot.domain.credits import DAYS_ASKED
from bot.domain.outputs import OutputId
from bot.services import outputs
from cogs.kit.press import Handler, Press, Reply, show
from cogs.kit.verbs import Verb
from cogs.outputs import credit_ask_cards as cards
from cogs.outputs import verbs


async def look(press: Press) -> Reply:
    """Say what asking costs people, or until when they are asked."""
    found = await press.run(outputs.asking_of, press.actor, OutputId(press.ref), now=press.now)
    return show(cards.asking, found)


async def ask(press: Press) -> Reply:
    """Ask everybody, for as long as was chosen."""
    days = press.number(most=max(DAYS_ASKED))
    await press.run(outputs.ask_credit, press.actor, OutputId(press.ref), days=days, now=press.now)
    press.bot.wake()
    return await look(press)


async def ask_longer(press: Press) -> Reply:
    """Ask for a week more."""
    await press.run(outputs.ask_longer, press.actor, OutputId(press.ref), now=press.now)
    press.bot.wake()
    return await look(press)


PRESSES: Final[Mapping[Verb, Handler]] = {
    verbs.CREDIT_ASK: look,
    verbs.CREDIT_ASK_FOR: ask,
    verbs.CREDIT_ASK_LONGER: ask_longer,
}
