"""Reads numbers in words, and letters in the place of figures, as figures."""

import re
from dataclasses import dataclass
from typing import Final

from bot.domain.guard.patterns import pattern
from bot.domain.guard.reading import LegibleText, straightened

_WELSH_ONES = "sero/dim un dau/dwy tri/tair pedwar/pedair pump/pum chwech/chwe saith wyth naw deg"
_ENGLISH_ONES = (
    "zero/nought/naught/oh/o one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen"
    " sixteen seventeen eighteen nineteen"
)


def _counted(written: str) -> dict[str, str]:
    """Return each word with its number: the first is nought."""
    return {word: str(number) for number, words in enumerate(written.split()) for word in words.split("/")}


_WELSH: Final = _counted(_WELSH_ONES)
_ENGLISH: Final = _counted(_ENGLISH_ONES)
_TENS: Final = {
    word: str(number * 10)
    for number, word in enumerate(("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"), 2)
}
_FIGURE_OF: Final = {**_WELSH, **_ENGLISH, **_TENS, "fourty": "40"}
_ONLY_BESIDE_OTHERS: Final = {"oh", "o", *_WELSH}  # by themselves they are other words, and in names of places
_NUMBERS: Final = _FIGURE_OF.keys() - _ONLY_BESIDE_OTHERS
_TIMES: Final = {"double": 2, "triple": 3, "treble": 3, "dwbl": 2}
_COUNTING: Final = _NUMBERS | _TIMES.keys() | {"hundred"}  # without figures and all of these, nothing is a number
_WORD: Final = pattern(r"[a-z0-9]{1,40}")
_MIXED: Final = pattern(r"[0-9oil]{1,40}")  # 0 and 1, as those who hurry or hide type them
_CODED: Final = pattern(r"([a-z]?)([0-9oil]{3,40})([a-z]?)")
_LETTERS_FOR_FIGURES: Final = str.maketrans("oil", "011")


@dataclass(frozen=True, slots=True)
class Readings:
    """The two ways in which the finders read a text."""

    plain: LegibleText
    figures: LegibleText

    @classmethod
    def of(cls, text: str) -> "Readings":
        """Read a text in both ways."""
        plain = straightened(text)
        return cls(plain, with_figures(plain))


def with_figures(reading: LegibleText) -> LegibleText:
    """Return a reading in which numbers in words, and letters in the place of figures, are figures."""
    if not reading.has_figures and _COUNTING.isdisjoint(_WORD.findall(reading.low)):
        return reading
    written = list(_WORD.finditer(reading.low))
    real = _beside_real_figures([match.group() for match in written])
    pieces: list[tuple[int, int, str]] = []
    place = 0
    while place < len(written):
        taken, figures = _number_at(written, place)
        figures = figures or _meant(written[place].group(), sure=place in real)
        if figures:
            pieces.append((written[place].start(), written[place + taken - 1].end(), figures))
        place += taken
    return reading.with_pieces(pieces)


def _beside_real_figures(written: list[str]) -> set[int]:
    """Return which words stand in a row of words that could all be figures, one of which has some."""
    found: set[int] = set()
    row: list[int] = []
    for place, word in enumerate([*written, "end"]):
        if _MIXED.fullmatch(word) or word in _FIGURE_OF or word in _TIMES:
            row.append(place)
            continue
        beside = (place, place - len(row) - 1)
        if any(_is_number(written[at]) for at in (*row, *beside) if 0 <= at < len(written)):
            found.update(row)
        row = []
    return found


def _is_number(word: str) -> bool:
    return word in _NUMBERS or any(map(str.isdigit, word))


def _number_at(written: list[re.Match[str]], place: int) -> tuple[int, str]:
    """Return how many words from here on are one number, and its figures; none where it is no number."""
    word = written[place].group()
    figure = _FIGURE_OF.get(word, "")
    after = written[place + 1].group() if place + 1 < len(written) else ""
    next_figure = _FIGURE_OF.get(after, "")
    if word in _TIMES and len(next_figure) == 1:
        return 2, next_figure * _TIMES[word]
    if len(figure) == 2 and figure > "19" and len(next_figure) == 1 and next_figure != "0":
        return 2, figure[0] + next_figure
    if len(figure) == 1 and after == "hundred":
        return 2, figure + "00"
    return 1, figure if word in _NUMBERS else ""


def _meant(word: str, *, sure: bool) -> str:
    """Return the figures that a word is meant as which has letters among its figures; nothing where it is a word."""
    if sure:
        return _FIGURE_OF.get(word) or ("" if word.isdigit() else word.translate(_LETTERS_FOR_FIGURES))
    coded = _CODED.fullmatch(word)
    if coded is None or not any(map(str.isdigit, word)) or word.isdigit():
        return ""
    return coded[1] + coded[2].translate(_LETTERS_FOR_FIGURES) + coded[3]
