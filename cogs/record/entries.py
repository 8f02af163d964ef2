"""What somebody took part in, as its own feature words it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from bot.domain.record import RecordEntry
from bot.text import Words
from cogs.kit.nouns import EntryRenderer, EntryWords

Drawn = Mapping[str, EntryRenderer]  # by the kind of an entry


@dataclass(frozen=True, slots=True)
class Worded:
    """Something that somebody took part in, with its words in one language."""

    entry: RecordEntry
    words: EntryWords


def worded(_: Words, entries: Iterable[RecordEntry], drawn_by: Drawn) -> tuple[Worded, ...]:
    """Put entries into words; one that no feature draws any more is called by its title."""
    return tuple(Worded(one, drawn_by[one.kind](_, one) if one.kind in drawn_by else _plain(one)) for one in entries)


def _plain(entry: RecordEntry) -> EntryWords:
    return EntryWords(f"“{entry.title}”")
