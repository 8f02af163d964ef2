"""What letting an open vote go on longer, or close early, leads to: one question, one press."""

from collections.abc import Mapping

from bot.domain.polls import PollId
from bot.services import polls
from cogs.kit.press import Handler, Press, Reply, show
from cogs.kit.verbs import Verb
from cogs.polls import moving_cards, verbs


async def ask_longer(press: Press) -> Reply:
    """Say what going on longer means."""
    found = await press.run(polls.poll_to_extend, press.actor, PollId(press.ref), now=press.now)
    return show(moving_cards.confirm_longer, found)


async def extend(press: Press) -> Reply:
    """Let it go on longer."""
    poll = await press.run(polls.extend_poll, press.actor, PollId(press.ref), now=press.now)
    press.bot.wake()
    return show(moving_cards.goes_on, poll)


async def ask_early(press: Press) -> Reply:
    """Say what closing early means."""
    found = await press.run(polls.poll_to_shorten, press.actor, PollId(press.ref), now=press.now)
    return show(moving_cards.confirm_early, found)


async def shorten(press: Press) -> Reply:
    """Have it close early."""
    poll = await press.run(polls.shorten_poll, press.actor, PollId(press.ref), now=press.now)
    press.bot.wake()
    return show(moving_cards.closes_early, poll)


PRESSES: Mapping[Verb, Handler] = {
    verbs.POLL_LONGER: ask_longer,
    verbs.POLL_LONGER_NOW: extend,
    verbs.POLL_EARLY: ask_early,
    verbs.POLL_EARLY_NOW: shorten,
}
