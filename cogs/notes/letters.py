"""How a note reads now: what each thing that it carries says, asked of the feature that owns it."""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from functools import partial
from typing import Final

from bot.client import Bot
from bot.domain.letter_kinds import NOTE, OWN_NOTE, LetterKind
from bot.domain.letters import Letter
from bot.services import notes
from bot.text import Words
from cogs.kit.cards import Card
from cogs.kit.letters import LetterRenderer, NoteLine, RenderedLetter, rendered, rendered_within
from cogs.notes import cards
from cogs.notes.cards import Entry

Standing = Sequence[tuple[Letter, RenderedLetter]]
_NEVER: Final = datetime.max.replace(tzinfo=UTC)


async def what_stands(bot: Bot, letters: Sequence[Letter]) -> Standing:
    """Return what these letters say just now; those that say nothing any more are left out."""
    found = []
    for letter in letters:
        says = await rendered(bot, letter)
        if says is not None:
            found.append((letter, says))
    return found


def entries_of(_: Words, standing: Standing) -> tuple[Entry, ...]:
    """Put what stands in a note in its order: what closes soonest first."""
    entries = [_entry(_, letter, says) for letter, says in standing]
    return tuple(sorted(entries, key=lambda entry: entry.line.until or _NEVER))


async def _note(bot: Bot, note: Letter) -> RenderedLetter | None:
    carried = await bot.store.run(notes.carried_by, note, now=bot.clock.now())
    standing = [(letter, says) for letter in carried if (says := await rendered_within(bot, note, letter)) is not None]
    if len(standing) < 2:
        return standing[0][1] if standing else None
    return RenderedLetter(partial(_drawn, ref=note.id, standing=standing))


def _drawn(_: Words, ref: str, standing: Standing) -> Card:
    return cards.note(_, ref, entries_of(_, standing))


def _entry(_: Words, letter: Letter, says: RenderedLetter) -> Entry:
    return Entry(letter.id, says.line(_) if says.line else NoteLine(says.card(_).title))


RENDERERS: Final[Mapping[LetterKind, LetterRenderer]] = {NOTE: _note, OWN_NOTE: _note}
