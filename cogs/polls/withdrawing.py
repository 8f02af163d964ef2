"""What withdrawing an open vote leads to: one question, one press."""

from collections.abc import Mapping

from bot.domain.polls import Poll, PollId
from bot.services import polls
from cogs.kit.press import Handler, Press, Reply, open_form, show
from cogs.kit.verbs import Verb
from cogs.polls import verbs, withdrawal_cards, word_forms


async def ask(press: Press) -> Reply:
    """Say what withdrawing means."""
    return await asked(press, PollId(press.ref))


async def ask_to_reword(press: Press) -> Reply:
    """Say that other words mean another vote."""
    return await asked(press, PollId(press.ref), reword=True)


async def withdraw(press: Press) -> Reply:
    """Withdraw it."""
    return show(withdrawal_cards.withdrawn, await _withdrawn(press))


async def reword(press: Press) -> Reply:
    """Withdraw it, and open the form with its words in it: what is sent begins a draft of its own."""
    return open_form(word_forms.form_of, await _withdrawn(press))


async def asked(press: Press, poll: PollId, *, reword: bool = False) -> Reply:
    """Ask for one press more before anything goes."""
    found = await press.run(polls.poll_to_withdraw, press.actor, poll, now=press.now)
    return show(withdrawal_cards.confirm, found, reword=reword)


async def _withdrawn(press: Press) -> Poll:
    poll = await press.run(polls.withdraw_poll, press.actor, PollId(press.ref), now=press.now)
    press.bot.wake()
    return poll


PRESSES: Mapping[Verb, Handler] = {
    verbs.POLL_WITHDRAW: ask,
    verbs.POLL_WITHDRAW_NOW: withdraw,
    verbs.POLL_REWORD: ask_to_reword,
    verbs.POLL_REWORD_NOW: reword,
}
