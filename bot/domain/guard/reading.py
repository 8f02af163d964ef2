"""Reads a text as it is meant: letters that only look alike become the same, and numbers in words become figures."""

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Final

from bot.domain.guard.patterns import pattern

_LONGEST_EXPANSION = 4  # one character of a text may stand for a whole phrase; no part of such a one is a figure
_LOOK_ALIKE: Final = {  # what stays after Unicode has said which characters are the same
    **dict(zip("авекмнорстхуіјѕһԁԛԝӏ", "abekmhopctxyijshdqwl", strict=True)),
    **dict(zip("АВЕКМНОРСТХУІЈЅҺӀ", "ABEKMHOPCTXYIJSHI", strict=True)),
    **dict(zip("αβεικνορτυχγ", "abeiknoptuxy", strict=True)),
    **dict(zip("ΑΒΕΖΗΙΚΜΝΟΡΤΥΧ", "ABEZHIKMNOPTYX", strict=True)),
    **dict(zip("ıɑɡɩłøđŁØĐ", "iagilodLOD", strict=True)),
    **dict.fromkeys("’‘`´ʼ′＇", "'"),
    **dict.fromkeys("‐‑‒–—―−⁃", "-"),
    "⁄": "/",
    "。": ".",
}
_BLANKS: Final = pattern(r"(?! (?!\s))\s{1,4000}")  # all but one space by itself, which stays
_FIGURE: Final = pattern(r"\d")
_DROPPED: Final = {"Mn", "Me", "Cf", "Cc", "Cs", "Co", "Cn"}


@dataclass(frozen=True, slots=True)
class LegibleText:
    """A text to search in, and where each of its characters begins and ends in the text that it was read from."""

    text: str
    starts: Sequence[int]
    ends: Sequence[int]
    low: str = field(init=False)
    has_figures: bool = field(init=False)  # without any, most finders have nothing to look for: half of their time

    def __post_init__(self) -> None:
        low = self.text.lower() if self.text.isascii() else "".join(map(_lower, self.text))
        object.__setattr__(self, "low", low)
        object.__setattr__(self, "has_figures", _FIGURE.search(low) is not None)

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return where a part of this reading stands in the text that it was read from."""
        return self.starts[start], self.ends[end - 1]

    def with_pieces(self, pieces: Sequence[tuple[int, int, str]]) -> "LegibleText":
        """Return this reading with other characters in the place of some parts, which come in their order."""
        if not pieces:
            return self
        text: list[str] = []
        starts: list[int] = []
        ends: list[int] = []
        done = 0
        for start, end, instead in pieces:
            text += (self.text[done:start], instead)
            starts += (*self.starts[done:start], *[self.starts[start]] * len(instead))
            ends += (*self.ends[done:start], *[self.ends[end - 1]] * len(instead))
            done = end
        text.append(self.text[done:])
        return LegibleText("".join(text), [*starts, *self.starts[done:]], [*ends, *self.ends[done:]])


def straightened(text: str) -> LegibleText:
    """Return a text without what cannot be seen and without accents, each sign as the plain one that it looks like."""
    if text.isascii():
        return _evened(LegibleText(text, range(len(text)), range(1, len(text) + 1)))
    plain = [_plain(character) for character in text]
    places = [place for place, characters in enumerate(plain) for _ in characters]
    return _evened(LegibleText("".join(plain), places, [place + 1 for place in places]))


def _evened(reading: LegibleText) -> LegibleText:
    """Return a reading with one space where there are some, or a line ends; an empty line stays a new line."""
    blanks = _BLANKS.finditer(reading.text)
    return reading.with_pieces([(*match.span(), "\n" if match.group().count("\n") > 1 else " ") for match in blanks])


@lru_cache(maxsize=4096)
def _plain(character: str) -> str:
    if character in "\n\t\r" or character.isspace():
        return " " if character not in "\n\r" else "\n"
    if character in _LOOK_ALIKE:
        return _LOOK_ALIKE[character]
    figure = unicodedata.decimal(character, None)
    if figure is not None:
        return str(figure)
    parts = unicodedata.normalize("NFKD", character)
    if len(parts) > _LONGEST_EXPANSION:
        return "?"
    return "".join(_LOOK_ALIKE.get(part, part) for part in parts if unicodedata.category(part) not in _DROPPED)


def _lower(character: str) -> str:
    lower = character.lower()
    return lower if len(lower) == 1 else character
