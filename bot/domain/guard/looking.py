"""Looks at a text with every finder, and puts together what they found."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Final

from bot.domain.guard.addresses import find_addresses
from bot.domain.guard.births import find_births
from bot.domain.guard.codes import find_codes
from bot.domain.guard.companies import find_companies
from bot.domain.guard.emails import find_emails
from bot.domain.guard.figures import Readings
from bot.domain.guard.first_names import find_first_names
from bot.domain.guard.nhs_numbers import find_nhs_numbers
from bot.domain.guard.phones import find_phones
from bot.domain.guard.plates import find_plates
from bot.domain.guard.points import signs_by_points
from bot.domain.guard.postcodes import find_postcodes
from bot.domain.guard.reading import straightened
from bot.domain.guard.records import PLAIN_WORDS, Find, FindReason, Looked
from bot.domain.guard.signs import signs_in
from bot.domain.guard.titles import find_titled_names

_FINDERS: Final[tuple[Callable[[Readings], Iterator[Find]], ...]] = (
    find_emails,
    find_nhs_numbers,
    find_phones,
    find_postcodes,
    find_births,
    find_plates,
    find_addresses,
    find_codes,
    find_titled_names,
    find_companies,
    find_first_names,
)
_MOST_ROUNDS: Final = 3  # what is left may read differently once parts of it are gone


def look(text: str, words: Mapping[FindReason, str] = PLAIN_WORDS) -> Looked:
    """Return what in this text may point to somebody, and the text with these words in the place of those parts."""
    readings = Readings.of(text)
    finds = _found(readings)
    signs = signs_in(readings) | signs_by_points(_line_by_line(text, readings))
    return Looked(finds, signs, cleaned(text, finds, words))


def _line_by_line(text: str, readings: Readings) -> str:
    """Return a text in small letters, read line by line: no thought goes on in the next, or in another box."""
    if "\n" not in text:
        return readings.plain.low
    return "\n".join(straightened(line).low for line in text.split("\n"))


def _found(readings: Readings) -> tuple[Find, ...]:
    return tuple(apart(find for finder in _FINDERS for find in finder(readings)))


def apart(finds: Iterable[Find]) -> Iterator[Find]:
    """Yield the finds in their order, those that overlap as one, for the surest reason."""
    last: Find | None = None
    for find in sorted(finds, key=lambda find: (find.start, not find.sure, -find.end)):
        if last is None or find.start >= last.end:
            if last is not None:
                yield last
            last = find
        else:
            reason = find.reason if find.sure and not last.sure else last.reason
            last = Find(reason, last.start, max(last.end, find.end), last.sure or find.sure)
    if last is not None:
        yield last


def cleaned(text: str, finds: tuple[Find, ...], words: Mapping[FindReason, str]) -> str:
    """Return a text without these parts, and what only shows without them; nothing, should that never end."""
    for _ in range(_MOST_ROUNDS):
        if not finds:
            return text
        text = _without(text, finds, words)
        finds = tuple(find for find in _found(Readings.of(text)) if find.sure)
    return "" if finds else text


def _without(text: str, finds: tuple[Find, ...], words: Mapping[FindReason, str]) -> str:
    pieces: list[str] = []
    done = 0
    for find in finds:
        pieces += (text[done : find.start], words[find.reason])
        done = find.end
    return "".join((*pieces, text[done:]))
