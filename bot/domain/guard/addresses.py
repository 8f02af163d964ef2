"""Finds where somebody lives."""

import re
from collections.abc import Iterator
from typing import Final

from bot.domain.guard import street_words as streets
from bot.domain.guard.figures import Readings
from bot.domain.guard.patterns import any_word, pattern
from bot.domain.guard.reading import LegibleText
from bot.domain.guard.records import Find, FindReason

_DOOR: Final = r"(?:flat|apartment|apt|unit|room|rm|fflat)\s{0,2}\d{1,4}[a-z]?\b"
_NUMBER: Final = (
    rf"(?<![\d£$€.:/-])(?P<flat>{_DOOR}[\s,]{{1,3}})?(?P<number>\d{{1,4}}\s?(?:[a-h]\b)?)(?![\d:%/.-])[\s,]{{1,3}}"
)
_WORD: Final = r"[a-z][a-z'-]{0,20}"
_KIND: Final = rf"(?P<kind>{any_word(streets.STRONG | streets.WEAK)})\b(?!')\.?"
_AFTER: Final = rf"(?P<door>[\s,]{{1,3}}{_DOOR})?"

_STREET: Final = pattern(_NUMBER, rf"(?P<name>(?:{_WORD}[\s.]{{1,2}}){{1,3}}?)", _KIND, _AFTER)
_THE: Final = pattern(_NUMBER, rf"(?P<name>)the (?P<kind>{any_word(streets.AFTER_THE)})\b")
_ALONE: Final = pattern(_NUMBER, rf"(?P<name>)(?P<kind>{any_word(streets.ALONE)})\b")
_ONE_WORD: Final = pattern(  # Ridgeway, Broadway, Oakfield
    _NUMBER,
    r"(?P<name>(?P<kind>[a-z]{3,12}(?:way|gate|croft|fields?|side|dale|mead|holme|garth|hurst|ridge|view"
    r"|banks?)))\b",
)
_THE_CAPITAL: Final = pattern(r"(?<![\w£$€.:/-])(?P<number>\d{1,4}[a-h]?) The (?P<name>[A-Z][a-z]{2,20})\b")
_WELSH: Final = pattern(
    _NUMBER, rf"(?P<kind>{any_word(streets.WELSH)})[\s-]{{1,2}}(?:yr?[\s-]{{1,2}})?(?P<name>[a-z]['a-z]{{0,20}})"
)
_LIVES_AT: Final = pattern(  # a name that is no street's: Penrallt
    r"\b(?:lives?|lived|living|stays?|stayed|staying) at ", _NUMBER, rf"(?P<name>{_WORD})\b"
)
_FLAT: Final = pattern(rf"\b(?P<flat>{_DOOR})[\s,]{{1,3}}(?:in |at )?(?P<name>(?:{_WORD}\s{{1,2}}){{1,2}}?)", _KIND)
_FLAT_NAMED: Final = pattern(rf"\b(?P<flat>{_DOOR})[\s,]{{1,3}}(?:in |at )?(?P<name>{_WORD} {_WORD})")
_PUBLIC: Final = r"(?:college|library|cent(?:re|er)|hall|office|school|university|hospital)"
_DOORS: Final = pattern(
    rf"\b(?!unit){_DOOR}(?! percent| training| [^.!?\n]{{0,25}}\b{_PUBLIC})",
    r"|\b(?:at|in|from) (?:number|no\.?|nr) \d{1,4}[a-z]?\b(?! way)",
)

_SMALL_STREET: Final = pattern(
    rf"\b(?:on|at|in|of|along|off|down|up|to|from|by|near|past"
    rf"|around) (?P<name>{_WORD} (?:{_WORD} )?)(?P<kind>{any_word(streets.STRONG)})\b"
)
_CAPITAL: Final = r"[A-Z][a-z']{1,20}"
_NAMED_STREET: Final = pattern(
    rf"\b(?P<name>(?:{_CAPITAL} ){{1,2}})(?P<kind>{any_word(map(str.title, streets.STRONG))})\b(?!')"
)
_IN_STREET: Final = pattern(
    rf"\b(?:[Oo]n|[Aa]t|[Ii]n|of|to|from|off|near|[Dd]own|[Uu]p) (?P<name>(?:{_CAPITAL} ){{1,2}})"
    rf"(?P<kind>{any_word(map(str.title, streets.WEAK))})\b(?!')"
)
_NAMED_WELSH: Final = pattern(rf"\b(?P<name>(?:Heol|Ffordd|Stryd|Lon|Maes|Clos|Rhes) (?:[Yy]r? )?{_CAPITAL})")
_HOME: Final = pattern(
    rf"\b(?:in|at|called|from|to|near|past) (?:the )?(?P<name>(?:{_CAPITAL} ){{1,2}}(?:{any_word(streets.HOMES)}))\b"
)
_CALLED: Final = pattern(
    rf"\b(?:farm|house|cottage|bungalow|block|flats) called (?P<name>{_CAPITAL}(?: {_CAPITAL}){{0,2}})"
)
_AT_WELSH: Final = pattern(
    r"\b(?:[Ll]iv(?:es?|ed|ing)|[Ss]tays?|[Cc]alls?|[Ww]ent|over|up|down|back) (?:at|in|to) "
    rf"(?P<name>(?:Ty|Tŷ|Plas|Llys|Hafod|Bryn|Maes|Cae|Pen|Nant|Rhos) {_CAPITAL}(?: {_CAPITAL})?)"
)
_NAMED: Final = (_NAMED_STREET, _IN_STREET, _NAMED_WELSH, _HOME, _CALLED, _AT_WELSH)
_INSIDE: Final = pattern(r"[a-z'] [A-Z][a-z']")  # each of these has a capital inside: most texts have not, 8 µs of them
_BESIDE: Final = pattern(
    r"\bliv(?:e|es|ed|ing) (?P<name>(?:next door to|opposite|across from|right by|just by|above"
    r"|behind) [^.!?\n]{3,40})"
)
_SOMEBODY_IS_AT: Final = pattern(
    r"\b(?:lives?|living|byw yn|at|to|number|no|in|client|man|lady|couple|from|outside|then|and|do|sent|is)\W{1,3}$"
)
_DOOR_IS: Final = pattern(r"\b(?:number|no|nr|at|flat|in)\W{1,2}$")
_LISTED: Final = pattern(r"(?:^|\b(?:options?|questions?|pages?|parts?|points?|steps?|items?|sections?|no|number) )$")
_BEFORE: Final = 12


def find_addresses(readings: Readings) -> Iterator[Find]:
    """Yield a number with a street, for sure; streets, named homes and doors alone are a maybe."""
    if readings.figures.has_figures:
        yield from _with_number(readings.figures)
        yield from _maybe_with_number(readings.figures)
    yield from _without_number(readings.plain)


def _with_number(reading: LegibleText) -> Iterator[Find]:
    for each in (_STREET, _THE, _ALONE, _ONE_WORD, _WELSH, _FLAT, _FLAT_NAMED):
        for match in each.finditer(reading.low):
            if _counts_nothing(reading, match) and _is_address(reading, match):
                yield Find(FindReason.ADDRESS, *reading.span(*match.span()), sure=True)
    for match in _THE_CAPITAL.finditer(reading.text):
        if not _LISTED.search(reading.low[max(0, match.start() - _BEFORE) : match.start()]):
            yield Find(FindReason.ADDRESS, *reading.span(*match.span()), sure=True)


def _maybe_with_number(reading: LegibleText) -> Iterator[Find]:
    for match in _DOORS.finditer(reading.low):
        yield Find(FindReason.ADDRESS, *reading.span(*match.span()), sure=False)
    for match in _LIVES_AT.finditer(reading.low):
        if _counts_nothing(reading, match):
            yield Find(FindReason.ADDRESS, *reading.span(match.start("number"), match.end()), sure=False)


def _without_number(reading: LegibleText) -> Iterator[Find]:
    for match in _SMALL_STREET.finditer(reading.low):
        named = match["name"].split()
        if named[-1] in streets.IN_NAMES and not streets.NO_STREETS & set(named):
            yield Find(FindReason.ADDRESS, *reading.span(match.start("name"), match.end()), sure=False)
    for each in _NAMED if _INSIDE.search(reading.text) else ():
        for match in each.finditer(reading.text):
            if not streets.NO_STREETS & set(match["name"].lower().split()):
                yield Find(FindReason.ADDRESS, *reading.span(match.start("name"), match.end()), sure=False)
    for match in _BESIDE.finditer(reading.low):
        yield Find(FindReason.ADDRESS, *reading.span(*match.span("name")), sure=False)


def _counts_nothing(reading: LegibleText, match: re.Match[str]) -> bool:
    """Tell whether the number is that of a door: not "2 quiet roads", not "one bad road", and nobody's famous door."""
    written = reading.text[match.start("name") : match.end("name")]
    named = {word.lower() for word in written.replace(".", " ").split() if not word.istitle() or len(word) < 4}
    if named & streets.COUNTED or streets.FAMOUS & set(written.lower().split()):
        return False
    number = match.groupdict().get("number")
    if number is None or len(number.strip()) > 1:
        return True
    spoken = reading.ends[match.end("number") - 1] - reading.starts[match.start("number")] > 2
    return not spoken or bool(_DOOR_IS.search(reading.low[max(0, match.start() - _BEFORE) : match.start()]))


def _is_address(reading: LegibleText, match: re.Match[str]) -> bool:
    """Tell whether a number, a name and a kind of street are an address, and not a drive, a walk or a park."""
    if match.re in (_THE, _ALONE, _FLAT):
        return True
    named = reading.text[match.start("name") : match.end("name")].split()
    if all(word[0].isupper() for word in named):
        return True
    if match.re is _ONE_WORD:
        return bool(_DOOR_IS.search(reading.low[max(0, match.start() - _BEFORE) : match.start()]))
    if match.re is _FLAT_NAMED:
        return False
    if match["kind"] in streets.STRONG or (match.re is _STREET and (match["flat"] or match["door"])):
        return True
    placed = _SOMEBODY_IS_AT.search(reading.low[max(0, match.start() - _BEFORE) : match.start()])
    return match.re in {_STREET, _WELSH} and bool(placed or streets.IN_NAMES & set(match["name"].split()))
