"""What the buttons of a note lead to, and "What is open"."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Final

from bot.services import opt_outs, preferences, subjects
from bot.text import Words
from cogs.kit.cards import Card
from cogs.kit.press import Handler, Press, Reply, show, show_alike
from cogs.kit.router import router_of
from cogs.kit.verbs import FOR_ME_AGAIN, GO_ON, NO_MORE, NOT_FOR_ME, OPEN_FROM_NOTE, WHAT_IS_OPEN, Verb
from cogs.notes import cards
from cogs.notes.cards import Entry
from cogs.notes.letters import Standing, entries_of, one_to, what_stands


async def open_one(press: Press) -> Reply:
    """Show one of the things in a note by itself, as long as it is remembered."""
    says = await press.run(one_to, press)
    return Reply(card=says.card, beside=True) if says else Reply(card=cards.over, beside=True)


async def rest(press: Press) -> Reply:
    """Show what did not fit on a note."""
    return await _about_all(press, cards.rest_of)


async def not_for_me(press: Press) -> Reply:
    """Let somebody choose what they want to hear no more of."""
    return await _about_all(press, cards.opt_outs)


async def what_is_open(press: Press) -> Reply:
    """List what still wants this person, from the page that was asked for on."""
    those = await press.run(subjects.what_is_open, press.actor, now=press.now)
    return show(cards.open_now, those, router_of(press.bot).subjects, cards.page_of(press.ref))


async def opt_out(press: Press) -> Reply:
    """Hear no more about something; it can still be answered."""
    subject = await press.run(opt_outs.opt_out, press.actor, press.ref, now=press.now)
    return show_alike(router_of(press.bot).subjects[subject.kind].opted_out, subject)


async def undo_opt_out(press: Press) -> Reply:
    """Hear about it again."""
    subject = await press.run(opt_outs.undo_opt_out, press.actor, press.ref, now=press.now)
    if subject is None:
        return show(cards.over)
    press.bot.wake()
    return show_alike(router_of(press.bot).subjects[subject.kind].heard_again, subject)


async def go_on(press: Press) -> Reply:
    """Go on telling somebody of what is answered in secret: that they pressed is what matters."""
    await press.run(preferences.turn_reminders, press.actor, on=True, now=press.now)
    press.bot.wake()
    return show(cards.goes_on)


async def no_more(press: Press) -> Reply:
    """Tell somebody no more of what is open; it can still be answered."""
    await press.run(preferences.turn_reminders, press.actor, on=False, now=press.now)
    return show(cards.stopped)


async def _about_all(press: Press, draw: Callable[[Words, tuple[Entry, ...]], Card]) -> Reply:
    standing = await press.run(what_stands, press)
    return Reply(card=partial(_drawn, draw=draw, standing=standing), beside=True) if standing else show(cards.over)


def _drawn(_: Words, draw: Callable[[Words, tuple[Entry, ...]], Card], standing: Standing) -> Card:
    return draw(_, entries_of(_, standing))


UNNOTICED: Final = frozenset({OPEN_FROM_NOTE, cards.REST, WHAT_IS_OPEN})  # from there it is one press to a paper
PRESSES: Final[Mapping[Verb, Handler]] = {
    OPEN_FROM_NOTE: open_one,
    cards.REST: rest,
    cards.WHICH_NOT_FOR_ME: not_for_me,
    WHAT_IS_OPEN: what_is_open,
    NOT_FOR_ME: opt_out,
    FOR_ME_AGAIN: undo_opt_out,
    GO_ON: go_on,
    NO_MORE: no_more,
}
