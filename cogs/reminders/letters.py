"""How reminders read when they come."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import Final

from bot.domain.letter_kinds import LetterKind
from bot.domain.letters import Letter
from bot.domain.reminders import REMINDER, ReminderKind
from bot.services.reminders import reminder_letters
from bot.services.reminders.reminder_letters import ReminderLetter
from bot.text import Words
from cogs.kit import limits
from cogs.kit.cards import Button, Card, Tone
from cogs.kit.clean import as_heading, shown
from cogs.kit.letters import LetterRenderer, NoteLine, RenderedLetter, Rendering, rendered
from cogs.kit.nouns import Renderers
from cogs.kit.router import router_of
from cogs.kit.verbs import COMING, OPEN_FROM_NOTE, REMIND
from cogs.reminders import cards, verbs
from cogs.reminders.values import changing, later


def _reminder(at: Rendering, letter: Letter) -> RenderedLetter | None:
    it = reminder_letters.reminder_letter(at.tx, letter, now=at.now)
    if it is None:
        return None
    if it.reminder.about is ReminderKind.NOTE:
        return _note(at, it)
    drawn_by = router_of(at.bot).subjects
    return RenderedLetter(partial(told, it=it, drawn_by=drawn_by), partial(line, it=it, drawn_by=drawn_by))


def _note(at: Rendering, it: ReminderLetter) -> RenderedLetter | None:
    """Say again what stood in a note, as far as it still holds."""
    standing = [(letter.id, says) for letter in it.carried if (says := rendered(at, letter)) is not None]
    return RenderedLetter(partial(_drawn, it=it, standing=standing)) if standing else None


def _drawn(_: Words, it: ReminderLetter, standing: Sequence[tuple[str, RenderedLetter]]) -> Card:
    lines = tuple((letter, says.line(_) if says.line else NoteLine(says.card(_).title)) for letter, says in standing)
    return note(_, it, lines)


_SHORT: Final = 80  # letters of a line
_FEW: Final = 4


def told(_: Words, it: ReminderLetter, drawn_by: Renderers) -> Card:
    """Remind somebody of what they wanted to be reminded of."""
    known, subject = it.reminder, it.subject
    facts = drawn_by[subject.kind].facts(_, subject) if subject else ""
    first = (drawn_by[subject.kind].answer(_, subject),) if subject else ()
    stop = (Button(verbs.REMIND_STOP, _.label("Stop it"), changing(known.id)),) if known.rule else ()
    return Card(
        title=_("You asked to be reminded"),
        wrote=as_heading(subject.title) if subject else f"> {shown(known.words)}",
        body=facts,
        small="\n".join(timing(_, it)),
        rows=((*first, Button(REMIND, _.label("Later…"), later(known.id)), *stop),),
    )


def note(_: Words, it: ReminderLetter, lines: tuple[tuple[str, NoteLine], ...]) -> Card:
    """Show again what stood in a note and still holds; each line comes with the letter that says it."""
    few = lines[:_FEW]
    buttons = tuple(
        replace(one.button or Button(OPEN_FROM_NOTE, _.label("Open"), letter), tone=Tone.MAIN) for letter, one in few
    )
    numbered = tuple(replace(one, label=f"{number}. {one.label}") for number, one in enumerate(buttons, 1))
    titles = [shown(limits.cut(one.title, _SHORT)) for _id, one in few]
    return Card(
        title=_("You asked to be reminded"),
        wrote="\n".join(f"{number}. {title}" for number, title in enumerate(titles, 1)),
        body=_("When it suits you, or not at all."),
        small="\n".join(timing(_, it)),
        rows=(numbered, (Button(REMIND, _.label("Later…"), later(it.reminder.id)),)),
    )


def line(_: Words, it: ReminderLetter, drawn_by: Renderers) -> NoteLine:
    """Say it among other things."""
    small = "\n".join(timing(_, it))
    if it.subject is None:
        return NoteLine(limits.cut(it.reminder.words, _SHORT), small=small)
    return replace(drawn_by[it.subject.kind].line(_, it.subject), small=small)


def timing(_: Words, it: ReminderLetter) -> Sequence[str]:
    """Say for when it was, where it comes at another time, and why."""
    when = cards.in_full(_, it.occasion, it.zone, it.now)
    if it.late:
        return (_("This was for {when}. It comes late. We are sorry.", when=when),)
    if it.past:
        return (_("This was for {when}.", when=when),)
    if it.moved:
        return (_("The clocks went forward and left out the hour you chose."),)
    return ()


def stopped(_: Words) -> Card:
    """Say that what came round comes no more."""
    return Card(
        title=_("It is stopped"),
        body=_("This reminder comes no more."),
        rows=((Button(COMING, _.label("What is coming")),),),
    )


RENDERERS: Final[Mapping[LetterKind, LetterRenderer]] = {
    REMINDER: _reminder,
}
