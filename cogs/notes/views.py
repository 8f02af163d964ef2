"""What the buttons of a note lead to, and "What is open"."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Final

from bot.services import declining, notes, subjects
from bot.text import Words
from cogs.kit.ask import Ask, Handler, Reply, show, show_alike
from cogs.kit.cards import Card
from cogs.kit.door import door_of
from cogs.kit.letters import said
from cogs.notes import cards
from cogs.notes.cards import Entry
from cogs.notes.letters import Standing, entries_of, what_stands


async def open_one(ask: Ask) -> Reply:
    """Show one of the things in a note by itself, as long as it is remembered."""
    letter = await ask.run(notes.letter_to, ask.actor, ask.ref)
    says = await said(ask.bot, letter) if letter is not None else None
    return Reply(card=says.card, beside=True) if says else Reply(card=cards.over, beside=True)


async def rest(ask: Ask) -> Reply:
    """Show what did not fit on a note."""
    return await _about_all(ask, cards.rest_of)


async def not_for_me(ask: Ask) -> Reply:
    """Let somebody choose what they want to hear no more of."""
    return await _about_all(ask, cards.declining)


async def what_is_open(ask: Ask) -> Reply:
    """List what waits for this person."""
    those = await ask.run(subjects.what_is_open, ask.actor, now=ask.now)
    return show(cards.open_now, those, door_of(ask.bot).subjects)


async def decline(ask: Ask) -> Reply:
    """Hear no more about something; it can still be answered."""
    subject = await ask.run(declining.decline, ask.actor, ask.ref, now=ask.now)
    return show_alike(door_of(ask.bot).subjects[subject.kind].declined, subject)


async def undo_decline(ask: Ask) -> Reply:
    """Hear about it again."""
    subject = await ask.run(declining.undo_decline, ask.actor, ask.ref, now=ask.now)
    if subject is None:
        return show(cards.over)
    ask.bot.wake()
    return show_alike(door_of(ask.bot).subjects[subject.kind].heard_again, subject)


async def _about_all(ask: Ask, draw: Callable[[Words, tuple[Entry, ...]], Card]) -> Reply:
    carried = await ask.run(notes.carried_to, ask.actor, ask.ref)
    standing = await what_stands(ask.bot, carried)
    return Reply(card=partial(_drawn, draw=draw, standing=standing), beside=True) if standing else show(cards.over)


def _drawn(_: Words, draw: Callable[[Words, tuple[Entry, ...]], Card], standing: Standing) -> Card:
    return draw(_, entries_of(_, standing))


PRESSES: Final[Mapping[str, Handler]] = {
    cards.OPEN: open_one,
    cards.REST: rest,
    cards.NOT_FOR_ME: not_for_me,
    "open": what_is_open,
    cards.DECLINE: decline,
    cards.UNDO: undo_decline,
}
