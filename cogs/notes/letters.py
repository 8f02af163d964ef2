"""How a note reads now: what each thing that it carries says, asked of the feature that owns it."""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from functools import partial
from typing import Final

from bot.domain.letter_kinds import NOTE, OWN_NOTE, SECRET_NOTE, LetterKind
from bot.domain.letters import Letter
from bot.services import Transaction, notes
from bot.text import Words
from cogs.kit.cards import Card
from cogs.kit.letters import LetterRenderer, NoteLine, RenderedLetter, Rendering, rendered, rendered_within
from cogs.kit.press import Press
from cogs.notes import cards
from cogs.notes.cards import Entry

Standing = Sequence[tuple[Letter, RenderedLetter]]
_NEVER: Final = datetime.max.replace(tzinfo=UTC)


def one_to(tx: Transaction, press: Press) -> RenderedLetter | None:
    """Return what the letter says just now that somebody asks for: None when it is not remembered, or over."""
    letter = notes.letter_to(tx, press.actor, press.ref)
    return rendered(Rendering(tx, press.bot, press.now), letter) if letter is not None else None


def what_stands(tx: Transaction, press: Press) -> Standing:
    """Return what a note's letters say just now; those that say nothing any more are left out."""
    at = Rendering(tx, press.bot, press.now)
    carried = notes.carried_to(tx, press.actor, press.ref)
    return [(letter, says) for letter in carried if (says := rendered(at, letter)) is not None]


def entries_of(_: Words, standing: Standing) -> tuple[Entry, ...]:
    """Put what stands in a note in its order: what closes soonest first."""
    entries = [_entry(_, letter, says) for letter, says in standing]
    return tuple(sorted(entries, key=lambda entry: entry.line.until or _NEVER))


def _note(at: Rendering, note: Letter) -> RenderedLetter | None:
    carried = notes.carried_by(at.tx, note, now=at.now)
    standing = [(letter, says) for letter in carried if (says := rendered_within(at, note, letter)) is not None]
    if len(standing) < 2:
        return standing[0][1] if standing else None
    go_on = next((says.go_on for _, says in standing if says.go_on is not None), None)
    return RenderedLetter(partial(_drawn, ref=note.id, standing=standing), go_on=go_on)


def _drawn(_: Words, ref: str, standing: Standing) -> Card:
    return cards.note(_, ref, entries_of(_, standing))


def _entry(_: Words, letter: Letter, says: RenderedLetter) -> Entry:
    return Entry(letter.id, says.line(_) if says.line else NoteLine(says.card(_).title))


RENDERERS: Final[Mapping[LetterKind, LetterRenderer]] = {NOTE: _note, SECRET_NOTE: _note, OWN_NOTE: _note}
