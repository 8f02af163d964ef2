"""A chart of a result: what it says, with nothing in it that its words do not say, and how it looks."""

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from pathlib import Path
from typing import Any, Final

from bot.printing.typesetting import as_picture

_PAGE: Final = Path(__file__).with_suffix(".typ")
SMALLEST: Final = 16  # points of all that is read: on a phone the narrow one is shown at three quarters of its size

Said = tuple[str, ...]  # in the reader's words and, while no speaker has checked these, in English beside


class Shape(StrEnum):
    """What stands for a number."""

    BARS = "bars"  # a bar for each answer
    COLUMNS = "columns"  # a column for each number of a scale
    SIDES = "sides"  # yes against no in one bar, with a line where it is enough


@dataclass(frozen=True, slots=True)
class Bar:
    """How many chose one answer, as it is `shown`; an answer that is long is meant by its `number`."""

    label: str
    number: int | None
    count: int
    shown: str


@dataclass(frozen=True, slots=True)
class ChartPart:
    """What all together said, or one group: a whole bar stands for so many (`whole`).

    Where something is decided: whether it was `reached`, which takes this share (`enough`) of yes.
    """

    title: Said
    bars: tuple[Bar, ...] = ()
    whole: Fraction = Fraction(0)
    reached: bool | None = None
    enough: Fraction | None = None


@dataclass(frozen=True, slots=True)
class Chart:
    """All that a chart says, in the order in which it is read; where numbers are blurred, it shows that."""

    language: str
    question: str
    said: Said
    shape: Shape
    parts: tuple[ChartPart, ...]
    notes: tuple[Said, ...] = ()
    is_blurred: bool = False


@dataclass(frozen=True, slots=True)
class Look:
    """For which page it is drawn: one as wide as a phone or twice as wide, dark or light."""

    wide: bool = False
    light: bool = False


@dataclass(frozen=True, slots=True)
class Colours:
    """What it is drawn in; bars have an edge or a pattern beside their colour."""

    ground: str
    ink: str
    soft: str
    bar: str
    pale: str
    edge: str


LIGHT: Final = Colours("#fdfaf6", "#2a211b", "#6a5a4e", "#b4552d", "#f0d9cc", "#a08a7b")
DARK: Final = Colours("#2b2725", "#f6efe8", "#c9bab0", "#e08e63", "#4f3a30", "#8f7d72")
_LONG_WORD: Final = 20  # letters
_PIECE: Final = 12  # letters after which a long word may go on in the next line
_WIDTHS: Final[Mapping[bool, tuple[int, int]]] = {False: (360, 216), True: (720, 144)}  # points, and dots an inch


def as_image(chart: Chart, look: Look) -> bytes:
    """Return a chart as a PNG, without what no font here has; never on the loop."""
    width, sharp = _WIDTHS[look.wide]
    told = {**_told(chart), "width": width, "wide": look.wide, "colours": _colours(look), "size": SMALLEST}
    return as_picture(_PAGE, told, sharp=sharp, leaves_out=True)


def _colours(look: Look) -> dict[str, str]:
    colours = LIGHT if look.light else DARK
    return {name: getattr(colours, name) for name in Colours.__slots__}


def _told(chart: Chart) -> dict[str, Any]:
    return {
        "language": chart.language,
        "question": _breakable(chart.question),
        "said": chart.said,
        "shape": chart.shape,
        "parts": list(map(_part, chart.parts)),
        "notes": [list(map(_breakable, note)) for note in chart.notes],
        "blurred": chart.is_blurred,
    }


def _part(one: ChartPart) -> dict[str, Any]:
    bars = [
        {"label": _breakable(bar.label), "number": bar.number, "count": bar.count, "shown": bar.shown}
        for bar in one.bars
    ]
    enough = None if one.enough is None else float(one.enough)
    return {"title": one.title, "bars": bars, "whole": float(one.whole), "reached": one.reached, "enough": enough}


def _breakable(text: str) -> str:
    """Let words that are longer than a line be broken, invisibly."""
    return " ".join(word if len(word) < _LONG_WORD else _in_pieces(word) for word in text.split())


def _in_pieces(word: str) -> str:
    """Let a word be broken; one with marks that belong to the letter before them stays as it is."""
    if any(unicodedata.category(sign)[0] not in "LNPS" for sign in word):
        return word
    return "\u200b".join(word[at : at + _PIECE] for at in range(0, len(word), _PIECE))
