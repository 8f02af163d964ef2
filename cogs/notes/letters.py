"""How a note reads now: what each thing that it carries says, asked of the feature that owns it."""

import logging
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from functools import partial
from typing import Final

from bot.client import Bot
from bot.domain.letters import Letter
from bot.domain.manners import NOTE, OWN_NOTE
from bot.domain.refusals import NotFound
from bot.services import notes
from bot.text import Words
from cogs.kit.cards import Card
from cogs.kit.letters import Line, Said, Sayer, said
from cogs.notes import cards
from cogs.notes.cards import Entry

log = logging.getLogger("kitchen_table.notes")

Standing = Sequence[tuple[Letter, Said]]
_DECLINED_BY: Final = ("poll_reminder",)  # of these kinds one may hear no more, by the letter's subject
_NEVER: Final = datetime.max.replace(tzinfo=UTC)


async def what_stands(bot: Bot, letters: Sequence[Letter]) -> Standing:
    """Return what these letters say just now; those that say nothing any more are left out."""
    found = []
    for letter in letters:
        says = await what_it_says(bot, letter)
        if says is not None:
            found.append((letter, says))
    return found


async def what_it_says(bot: Bot, letter: Letter) -> Said | None:
    """Return what one letter says just now: None when it is over, or what it is about is gone."""
    try:
        return await said(bot, letter)
    except NotFound:
        return None


def entries_of(_: Words, standing: Standing) -> tuple[Entry, ...]:
    """Put what stands in a note in its order: what closes soonest first."""
    entries = [_entry(_, letter, says) for letter, says in standing]
    return tuple(sorted(entries, key=lambda entry: entry.line.until or _NEVER))


async def _note(bot: Bot, note: Letter) -> Said | None:
    carried = await bot.store.run(notes.carried_by, note, now=bot.clock.now())
    standing = [(letter, says) for letter in carried if (says := await _asked(bot, note, letter)) is not None]
    if len(standing) < 2:
        return standing[0][1] if standing else None
    return Said(partial(_drawn, ref=note.id, standing=standing))


async def _asked(bot: Bot, note: Letter, letter: Letter) -> Said | None:
    """Ask what a letter says; one that holds no longer, or for which no words are found, leaves the note."""
    try:
        says = await what_it_says(bot, letter)
    except Exception as error:
        if note.attempts > 1:  # it may have arrived with this one in it
            raise
        log.error("Letter %s in a note could not be written (%s).", letter.reference, type(error).__name__)
        await bot.store.run(notes.release, letter, now=bot.clock.now())
        return None
    if says is None:
        await bot.store.run(notes.leave_out, letter)
    return says


def _drawn(_: Words, ref: str, standing: Standing) -> Card:
    return cards.note(_, ref, entries_of(_, standing))


def _entry(_: Words, letter: Letter, says: Said) -> Entry:
    line = says.line(_) if says.line else Line(says.card(_).title)
    return Entry(letter.id, line, letter.subject if letter.kind in _DECLINED_BY else None)


SAYERS: Final[Mapping[str, Sayer]] = {NOTE: _note, OWN_NOTE: _note}
