"""How reminders read when they come."""

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Final

from bot.client import Bot
from bot.domain.letter_kinds import LetterKind
from bot.domain.letters import Letter
from bot.domain.reminders import REMINDER, About
from bot.services.reminders import telling
from bot.services.reminders.telling import Told
from bot.text import Words
from cogs.kit.cards import Card
from cogs.kit.door import door_of
from cogs.kit.letters import Line, Said, Sayer, said
from cogs.reminders import letter_cards


async def _reminder(bot: Bot, letter: Letter) -> Said | None:
    it = await bot.store.run(telling.told_of, letter, now=bot.clock.now())
    if it is None:
        return None
    if it.reminder.about is About.NOTE:
        return await _note(bot, it)
    drawn_by = door_of(bot).subjects
    return Said(
        partial(letter_cards.told, it=it, drawn_by=drawn_by), partial(letter_cards.line, it=it, drawn_by=drawn_by)
    )


async def _note(bot: Bot, it: Told) -> Said | None:
    """Say again what stood in a note, as far as it still holds."""
    standing = [(letter.id, says) for letter in it.carried if (says := await said(bot, letter)) is not None]
    return Said(partial(_drawn, it=it, standing=standing)) if standing else None


def _drawn(_: Words, it: Told, standing: Sequence[tuple[str, Said]]) -> Card:
    lines = tuple((letter, says.line(_) if says.line else Line(says.card(_).title)) for letter, says in standing)
    return letter_cards.note(_, it, lines)


SAYERS: Final[Mapping[LetterKind, Sayer]] = {REMINDER: _reminder}
