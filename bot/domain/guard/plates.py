"""Finds number plates of cars."""

import re
from collections.abc import Iterator
from typing import Final

from bot.domain.guard.figures import Readings
from bot.domain.guard.patterns import pattern, words
from bot.domain.guard.postcodes import AREAS
from bot.domain.guard.reading import LegibleText
from bot.domain.guard.records import Find, FindReason

_GAP: Final = r"[\s.-]{0,2}"
_TODAYS: Final = pattern(rf"(?<![a-z\d])[a-z]{{2}}{_GAP}[0-7oil][\doil]{_GAP}(?P<last>[a-z]{{3}})(?![a-z\d])")
_OLDER: Final = pattern(
    rf"(?<![a-z\d])(?:[a-z]{_GAP}\d{{1,3}}{_GAP}(?P<last>[a-z]{{3}})"
    rf"|(?P<first>[a-z]{{3}}){_GAP}(?:\d{{1,3}}{_GAP}[a-z]|\d{{4}}))"
    r"(?![a-z\d])"
)
_PLATE: Final = pattern(r"\b(?:regs?|registration|number ?plates?|plates?|rhif (?:y )?car|cofrestru)\b")
_CAR: Final = pattern(
    r"\b(?:car|van|vehicle|fiesta|corsa|golf|polo|focus|astra|clio|micra|yaris|mini|bmw|audi|taxi|jeep|truck"
    r"|motorbike|parked"
    r"|drive|driveway|private plate)\b"
)
_BEGINNING: Final = pattern(r"\b(?:reg|registration|plate)\b[^.!?\n\d]{0,15} (?P<half>[a-z]{2}\d{2})\b")
_WORDS: Final = words(
    """and but the for not are was has had all our min hrs per day you she her his him they can off out now one two
    then when with too get got new old its yes year who how why did let say see may jan feb mar apr jun jul aug
    sep oct nov dec mon tue wed thu fri sat sun pdf jct inj jab mls mgs lbs cms lot pay run top key end due ago
    men big bad any use way"""
)
_NEAR: Final = 25


def find_plates(readings: Readings) -> Iterator[Find]:
    """Yield plates as cars have them today, and older ones beside a word for a car."""
    reading = readings.plain
    if not reading.has_figures:
        return
    for match in _TODAYS.finditer(reading.low):
        if match["last"] not in _WORDS and _is_one(reading, match):
            yield Find(FindReason.PLATE, *reading.span(*match.span()), sure=True)
    for match in _OLDER.finditer(reading.low):
        if not {match["last"], match["first"]} & _WORDS and _near(reading, match, _PLATE, _CAR):
            before = reading.low[max(0, match.start() - _NEAR) : match.start()]
            yield Find(FindReason.PLATE, *reading.span(*match.span()), sure=bool(_PLATE.search(before)))
    for match in _BEGINNING.finditer(reading.low):
        yield Find(FindReason.PLATE, *reading.span(*match.span("half")), sure=False)


def _is_one(reading: LegibleText, match: re.Match[str]) -> bool:
    """Tell whether this is written as plates are, or beside a word for a car; "at 10 Elm Drive" is neither."""
    written = reading.text[match.start() : match.end()].replace("l", "1")
    if not any(map(str.isdigit, match.group())):
        return False
    if (
        written == written.upper()
        or len(written) == 7
        or (written[2].isdigit() and written[:2] not in AREAS | {"in", "at"})
    ):
        return True
    return _near(reading, match, _PLATE) or (written[2].isdigit() and _near(reading, match, _CAR))


def _near(reading: LegibleText, match: re.Match[str], *cues: re.Pattern[str]) -> bool:
    around = reading.low[max(0, match.start() - _NEAR) : match.end() + _NEAR]
    return any(cue.search(around) for cue in cues)
