"""What the buttons on the group's cards lead to; every answer is for the one who pressed, and for nobody else."""

from collections.abc import Mapping

from bot.domain.oversight import OversightId, Voice
from bot.services import oversight, oversight_reasons
from cogs.advisory import cards
from cogs.advisory.room import room_of
from cogs.kit.ask import Ask, Handler, Reply, open_form, show
from cogs.kit.clean import tidied
from cogs.kit.forms import FormIn


def _says(voice: Voice) -> Handler:
    async def say(ask: Ask) -> Reply:
        item = await ask.run(oversight.speak, ask.actor, OversightId(ask.ref), voice, now=ask.now)
        ask.bot.wake()
        return show(cards.heard, item, voice)

    return say


async def pause(ask: Ask) -> Reply:
    """Hold something up."""
    item = await ask.run(oversight.hold_up, ask.actor, OversightId(ask.ref), now=ask.now)
    ask.bot.wake()
    return show(cards.paused, item)


async def go_on(ask: Ask) -> Reply:
    """Take one's own pause away."""
    item = await ask.run(oversight.release, ask.actor, OversightId(ask.ref), now=ask.now)
    ask.bot.wake()
    return show(cards.going_on, item)


async def say_why(ask: Ask) -> Reply:
    """Open the form for a reason, with what this member wrote before in it."""
    reason = await ask.run(oversight_reasons.own_reason, ask.actor, OversightId(ask.ref))
    return open_form(cards.reason_form, ask.ref, reason.words if reason else "")


async def take_reason(ask: Ask) -> Reply:
    """Show a reason as the others will read it."""
    words = tidied(ask.typed.get("reason", ""))
    reason = await ask.run(oversight_reasons.write_reason, ask.actor, OversightId(ask.ref), words, now=ask.now)
    room = await room_of(ask.bot, ask.actor.guild)
    return show(cards.reason_preview, reason, private=room.is_private)


async def send_reason(ask: Ask) -> Reply:
    """Let the others read a reason."""
    reason = await ask.run(oversight_reasons.send_reason, ask.actor, OversightId(ask.ref), now=ask.now)
    ask.bot.wake()
    return show(cards.reason_sent, reason)


async def drop_reason(ask: Ask) -> Reply:
    """Forget a reason."""
    await ask.run(oversight_reasons.drop_reason, ask.actor, OversightId(ask.ref), now=ask.now)
    ask.bot.wake()
    return show(cards.reason_dropped)


PRESSES: Mapping[str, Handler] = {
    "group-ahead": _says(Voice.GOES_AHEAD),
    "group-change": _says(Voice.CHANGE),
    "group-stop": _says(Voice.STOP),
    "group-pause": pause,
    "group-go-on": go_on,
    "group-why": say_why,
    "group-why-send": send_reason,
    "group-why-drop": drop_reason,
}
FORMS: Mapping[str, tuple[Handler, FormIn]] = {"group-reason": (take_reason, cards.reason_form)}
