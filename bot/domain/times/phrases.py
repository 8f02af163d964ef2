"""The engine: takes what was typed apart, by a list of phrases."""

import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any, Final

from bot.domain.refusals import Invalid

EXAMPLE: Final = "Thursday 8pm"
_LONGEST: Final = 100

_DASHES: Final = re.compile("[\u2010-\u2015\u2212]")
_QUOTES: Final = re.compile("['\u2018\u2019\u02bc`\u00b4]")
_GAP: Final = re.compile(r"[ ,]*")
_WORD: Final = re.compile(r"[^ ,]+")
_UNSAYABLE: Final = re.compile(r"[^\w.:-]|_|(?<!\d):|:(?!\d)")

_NAMES: Final = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_NUMBERS: Final[Mapping[str, int]] = {name: n for n, name in enumerate(_NAMES, 1)} | {
    "a": 1, "an": 1, "fifteen": 15, "twenty": 20, "twentyfive": 25, "thirty": 30, "fortyfive": 45,
}  # fmt: skip
_WEEKDAYS: Final = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_MONTHS: Final = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")

HOUR: Final = rf"(?:\d{{1,2}}|{'|'.join(_NAMES)})"
COUNT: Final = rf"(?:\d{{1,3}}|an?|{'|'.join(_NAMES)}|fifteen|twenty|thirty|forty[ -]?five)"
WEEKDAY: Final = (
    r"(?:mon(?:day)?|tue(?:s(?:day)?)?|wed(?:s|nesday)?|thu(?:r(?:s(?:day)?)?)?"
    r"|fri(?:day)?|sat(?:urday)?|sun(?:day)?)\.?"
)
MONTH: Final = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
NTH: Final = r"(?:first|second|third|fourth|fifth|last|1st|2nd|3rd|4th|5th)"
LAST: Final = -1
_ORDINALS: Final = {"first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "last": LAST}

Reads = Callable[[re.Match[str], date], Sequence[Any]]


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words that belong together, and what they say to somebody for whom it is this day."""

    words: str
    reads: Reads

    def match(self, text: str, place: int) -> re.Match[str] | None:
        """Find these words at this place of a text."""
        return compiled(self.words, re.ASCII).match(text, place)


def phrase(words: str, reads: Reads) -> Phrase:
    """Make a phrase; it ends where a word ends."""
    return Phrase(rf"(?:{words})(?=[ ,]|$)", reads)


@cache
def compiled(words: str, flags: re.RegexFlag = re.NOFLAG) -> re.Pattern[str]:
    """Make a pattern ready when it is first needed: all of them at once would hold up every start."""
    return re.compile(words, re.IGNORECASE | flags)


def tidied(text: str) -> str:
    """Return what was typed with one kind of dash, of digit and of space, and no apostrophes."""
    text = unicodedata.normalize("NFKC", text[: _LONGEST * 4])
    text = "".join(str(unicodedata.decimal(c)) if c.isdecimal() else c for c in text)
    text = _QUOTES.sub("", _DASHES.sub("-", text))
    return " ".join(text.split()).strip(" ,;!?").removesuffix(".")


def taken_apart(text: str, phrases: Iterable[Phrase], *, today: date, example: str = EXAMPLE) -> list[Any]:
    """Return the pieces of a tidied text, the longest phrase first; refuse words that belong to none."""
    if not text or len(text) > _LONGEST:
        raise Invalid("Please write a day and a time, like this: {example}", example=example)
    pieces: list[Any] = []
    place = 0
    while place < len(text):
        found = [(match, each) for each in phrases if (match := each.match(text, place))]
        if not found:
            raise leftover(text[place:], example=example)
        match, each = max(found, key=lambda pair: pair[0].end())
        pieces.extend(each.reads(match, today))
        gap = _GAP.match(text, match.end())
        place = gap.end() if gap else match.end()
    return pieces


def leftover(text: str, *, example: str = EXAMPLE) -> Invalid:
    """Name the first word nobody could read, with nothing in it that a screen could take for more than a word."""
    found = _WORD.match(text)
    word = _UNSAYABLE.sub("", found[0] if found else "")[:20]
    if not word:
        return Invalid("Please write a day and a time, like this: {example}", example=example)
    return Invalid("We could not read “{word}”. Please write it like this: {example}", word=word, example=example)


def number(text: str) -> int:
    """Return the number that a word or figures stand for."""
    text = text.lower().replace(" ", "").replace("-", "")
    return int(text) if text.isdecimal() else _NUMBERS[text]


def weekday(text: str) -> int:
    """Return the place in the week of a day's name; Monday is 0."""
    return _WEEKDAYS.index(text[:3].lower())


def month(text: str) -> int:
    """Return the number of a month's name."""
    return _MONTHS.index(text[:3].lower()) + 1


def ordinal(text: str) -> int:
    """Return the number of "second" or "2nd"; the last is -1."""
    return _ORDINALS.get(text.lower()) or int(text[0])
