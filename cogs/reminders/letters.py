"""How reminders read when they come."""

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Final

from bot.domain.letter_kinds import LetterKind
from bot.domain.letters import Letter
from bot.domain.reminders import REMINDER, ReminderKind
from bot.services.reminders import reminder_letters
from bot.services.reminders.reminder_letters import ReminderLetter
from bot.text import Words
from cogs.kit.cards import Card
from cogs.kit.letters import LetterRenderer, NoteLine, RenderedLetter, Rendering, rendered
from cogs.kit.router import router_of
from cogs.reminders import letter_cards


def _reminder(at: Rendering, letter: Letter) -> RenderedLetter | None:
    it = reminder_letters.reminder_letter(at.tx, letter, now=at.now)
    if it is None:
        return None
    if it.reminder.about is ReminderKind.NOTE:
        return _note(at, it)
    drawn_by = router_of(at.bot).subjects
    return RenderedLetter(
        partial(letter_cards.told, it=it, drawn_by=drawn_by), partial(letter_cards.line, it=it, drawn_by=drawn_by)
    )


def _note(at: Rendering, it: ReminderLetter) -> RenderedLetter | None:
    """Say again what stood in a note, as far as it still holds."""
    standing = [(letter.id, says) for letter in it.carried if (says := rendered(at, letter)) is not None]
    return RenderedLetter(partial(_drawn, it=it, standing=standing)) if standing else None


def _drawn(_: Words, it: ReminderLetter, standing: Sequence[tuple[str, RenderedLetter]]) -> Card:
    lines = tuple((letter, says.line(_) if says.line else NoteLine(says.card(_).title)) for letter, says in standing)
    return letter_cards.note(_, it, lines)


RENDERERS: Final[Mapping[LetterKind, LetterRenderer]] = {REMINDER: _reminder}
