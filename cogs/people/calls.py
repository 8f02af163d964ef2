"""What asking to be called leads to, and the coordinators' queue."""

from collections.abc import Mapping

from bot.domain.calls import Suits
from bot.services import calls
from cogs.kit.ask import Ask, Handler, Reply, show
from cogs.kit.clean import one_line
from cogs.people import call_cards


async def call_me(ask: Ask) -> Reply:
    """Say what coordinators will see and ask when a call suits; or show what was asked."""
    standing = await ask.run(calls.my_call, ask.actor, now=ask.now)
    return show(call_cards.call_me, _own_name(ask)) if standing is None else show(call_cards.asked, standing)


async def choose_when(ask: Ask) -> Reply:
    """Ask to be called, at a time that suits."""
    asked = await ask.run(calls.ask_for_call, ask.actor, _own_name(ask), Suits(ask.values[0]), now=ask.now)
    ask.bot.wake()
    return show(call_cards.asked, asked)


async def take_back(ask: Ask) -> Reply:
    """Take it back."""
    await ask.run(calls.take_back_call, ask.actor, now=ask.now)
    return show(call_cards.taken_back)


async def queue(ask: Ask) -> Reply:
    """Show coordinators who asks to be called."""
    return show(call_cards.queue, await ask.run(calls.calls_waiting, ask.actor, now=ask.now))


async def called(ask: Ask) -> Reply:
    """Note that somebody was called, and show who still waits."""
    await ask.run(calls.note_called, ask.actor, ask.ref, now=ask.now)
    return await queue(ask)


def _own_name(ask: Ask) -> str:
    """Return the name by which Discord shows whoever asks here: coordinators must know whom to call."""
    return one_line(ask.interaction.user.display_name) or ask.interaction.user.name


PRESSES: Mapping[str, Handler] = {
    "call-me": call_me,
    "call-when": choose_when,
    "call-off": take_back,
    "people-calls": queue,
    "people-called": called,
}
